/** The frame shared by everything one types or picks in. 16 px on touch, or iOS zooms the page. */
export const controlClass =
  "min-h-9 w-full rounded-md border border-control bg-surface px-3 py-1 text-sm text-ink transition-colors " +
  "hover:border-ink-faint focus:border-accent-ink focus:outline-2 focus:outline-offset-0 focus:outline-accent-ink " +
  "aria-invalid:border-returned disabled:bg-sunken disabled:text-ink-faint coarse:min-h-11 coarse:text-base";
