import type { ReactNode } from "react";

type SlipSheetProps = { title: string; number: { label: string; text: string }; foot: string; children: ReactNode };

/** The paper of a 业务办理单: its head, its parts, what it is made from at the foot. */
export function SlipSheet({ title, number, foot, children }: SlipSheetProps) {
  return (
    <article className="max-w-200 rounded-lg border border-line p-5 mid:p-8 print:max-w-none print:border-0 print:p-0!">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <h2 className="text-lg">{title}</h2>
        <p className="text-ink-soft">
          {number.label} <span className="figures font-medium text-ink select-all">{number.text}</span>
        </p>
      </div>
      <div className="mt-6 grid gap-7 print:mt-2 print:gap-4">{children}</div>
      <p className="mt-6 border-t border-line pt-4 text-xs text-ink-soft print:mt-3 print:pt-2">{foot}</p>
    </article>
  );
}
