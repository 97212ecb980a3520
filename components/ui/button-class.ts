import { classNames } from "./class-names.ts";

export type ButtonLook = {
  /** One `primary` a page: the next action. */
  look?: "primary" | "secondary" | "quiet" | "danger";
  size?: "normal" | "small" | "large";
  /** As wide as its container, on the phone only or always. */
  block?: "phone" | "always";
};

const shared =
  "print:hidden inline-flex select-none items-center justify-center gap-2 rounded-md border text-center font-medium break-keep transition-colors duration-120 " +
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-faint " +
  "aria-disabled:cursor-progress [&_svg]:size-4 [&_svg]:shrink-0";

const looks = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:border-control hover:bg-canvas",
  quiet: "border-transparent bg-transparent text-accent-ink hover:bg-accent-soft",
  danger: "border-returned-line bg-surface text-returned hover:border-returned hover:bg-returned-soft",
} as const;

const sizes = {
  large: "min-h-11 px-8 py-2 text-base",
  normal: "min-h-9 px-4 py-1 text-sm coarse:min-h-11",
  small: "min-h-7 whitespace-nowrap px-2.5 text-sm coarse:min-h-11 coarse:px-4",
} as const;

export function buttonClass({ look = "secondary", size = "normal", block }: ButtonLook): string {
  return classNames(
    shared,
    looks[look],
    sizes[size],
    block === "always" && "w-full",
    block === "phone" && "w-full mid:w-auto",
  );
}
