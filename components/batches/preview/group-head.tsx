import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type GroupHeadProps = { label: string; count: string; isOpen?: boolean; children: ReactNode };

/** One group of rows that opens under its name and count; the browser's own, so it works by keyboard and by search. */
export function GroupHead({ label, count, isOpen, children }: GroupHeadProps) {
  return (
    <details open={isOpen} className="group border-b border-line">
      <summary className="flex min-h-11 list-none items-center gap-2 py-1.5 hover:bg-canvas">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 flex-1 font-medium">{label}</span>
        <span className="figures shrink-0 text-ink-soft">{count}</span>
      </summary>
      <div className="grid gap-2 pb-5 mid:ps-6">{children}</div>
    </details>
  );
}
