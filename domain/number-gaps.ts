import type { BusinessDate } from "./period.ts";

/** Numbers of one series (发票代码) between two invoices that are there. 数电票 have no sequence, and so no gaps. */
export type NumberGap = {
  readonly series: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly before: { readonly number: string; readonly issuedOn: BusinessDate };
  readonly after: { readonly number: string; readonly issuedOn: BusinessDate };
};

type Numbered = { readonly code: string; readonly number: string; readonly issuedOn: BusinessDate };

/** Why numbers were never issued to anybody, as a person says it. */
export const gapReasons = ["voided", "unused", "other-system"] as const;
export type GapReason = (typeof gapReasons)[number];

/** Every gap between the numbers there are, series by series; numbers may come in any order and more than once. */
export function numberGaps(invoices: readonly Numbered[]): NumberGap[] {
  const sorted = invoices.filter(({ code }) => code !== "").toSorted(inSequence);
  return sorted.flatMap((after, index) => {
    const before = sorted[index - 1];
    return before && before.code === after.code ? gapBetween(before, after) : [];
  });
}

/** Whether what was explained covers all of a gap: one that has become wider since is open again. */
export function isExplainedBy(
  gap: Pick<NumberGap, "series" | "first" | "last">,
  explained: Pick<NumberGap, "series" | "first" | "last">,
): boolean {
  return gap.series === explained.series && explained.first <= gap.first && gap.last <= explained.last;
}

/** The number so many after it, in eight digits. */
export function numberAfter(number: string, steps: number): string {
  return String(Number(number) + steps).padStart(8, "0");
}

function gapBetween(before: Numbered, after: Numbered): NumberGap[] {
  const count = Number(after.number) - Number(before.number) - 1;
  if (count < 1) return [];
  const first = numberAfter(before.number, 1);
  const last = numberAfter(after.number, -1);
  const ends = { before: endOf(before), after: endOf(after) };
  return [{ series: after.code, first, last, count, ...ends }];
}

function endOf({ number, issuedOn }: Numbered): NumberGap["before"] {
  return { number, issuedOn };
}

function inSequence(one: Numbered, other: Numbered): number {
  const [a, b] = [`${one.code}.${one.number}`, `${other.code}.${other.number}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
