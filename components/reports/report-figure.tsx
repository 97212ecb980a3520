import type { ReactNode } from "react";
import type { Tone } from "#components/ui/status-tone.ts";

type ReportFigureProps = { label: string; tone: Tone; value: ReactNode; note: ReactNode };

/** One of the few figures at the top of a report. */
export function ReportFigure({ label, tone, value, note }: ReportFigureProps) {
  return (
    <li data-tone={tone} className="bg-surface px-4 py-4 mid:px-5">
      <span className="block text-ink-soft">{label}</span>
      <span className="figures block text-xl font-semibold whitespace-nowrap print:text-lg">{value}</span>
      <span className="figures block text-xs text-ink-soft">{note}</span>
    </li>
  );
}

export function ReportFigures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="grid gap-px overflow-hidden rounded-lg border border-line bg-line mid:grid-cols-3 print:grid-cols-3"
    >
      {children}
    </ul>
  );
}
