"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

type DisclosureProps = {
  summary: ReactNode;
  label?: string;
  summaryClass: string;
  /** Which edge the panel keeps to, and whether it opens upwards. */
  align?: "start" | "end";
  up?: boolean;
  children: ReactNode;
};

/** A menu that opens without a script; with one it also closes on Escape, on a press elsewhere and on leaving. */
export function Disclosure({ summary, label, summaryClass, align = "end", up, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const closeOutside = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !details.current?.contains(event.target)) close(details.current);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, []);

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !details.current?.open) return;
    close(details.current);
    details.current.querySelector("summary")?.focus();
  }

  return (
    <details ref={details} onKeyDown={closeOnEscape} className="relative">
      <summary aria-label={label} className={classNames("list-none", summaryClass)}>
        {summary}
      </summary>
      <div
        className={classNames(
          "absolute z-30 w-60 rounded-lg border border-line bg-surface p-2 shadow-float",
          align === "end" ? "end-0" : "start-0",
          up ? "bottom-full mb-2" : "top-full mt-1",
        )}
      >
        {children}
      </div>
    </details>
  );
}

function close(details: HTMLDetailsElement | null) {
  if (details) details.open = false;
}
