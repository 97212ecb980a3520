import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { classNames } from "#components/ui/class-names.ts";

type FootBubbleProps = {
  label: string;
  /** Read out as it comes. */
  live?: boolean;
  /** Where two are there at once, this one is seen. */
  over?: boolean;
  children: ReactNode;
};

/** Words about a ringed element, at the foot of the screen: beside a long list nobody would see them. */
export function FootBubble({ label, live, over, children }: FootBubbleProps) {
  return createPortal(
    <section
      role={live ? "status" : "complementary"}
      aria-label={label}
      className={classNames(
        "fixed inset-x-3 bottom-20 grid gap-2 rounded-lg border border-accent bg-surface px-4 py-3 shadow-float mid:inset-x-auto mid:end-6 mid:bottom-6 mid:w-88 print:hidden",
        over ? "z-30" : "z-20",
      )}
    >
      {children}
    </section>,
    document.body,
  );
}
