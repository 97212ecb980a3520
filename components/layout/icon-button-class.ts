/** A square button with nothing but an icon in it; its name is an aria-label. */
export const iconButtonClass =
  "grid size-9 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink coarse:size-11 [&_svg]:size-4.5";
