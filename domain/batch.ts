/** A file handed in, as a view on its rows (`lifecycle.md` §3). */
export const batchStates = [
  "PARSING",
  "REVIEW",
  "RUNNING",
  "DONE",
  "DONE_WITH_FAILURES",
  "CANCELLED",
  "FAILED",
] as const;
export type BatchState = (typeof batchStates)[number];

/**
 * What became of one row of the file; blank rows are counted, not kept. PART is one more line of the invoice in an earlier
 * row and goes its way; REMOVED was taken out by a person, who can put it back.
 */
export const rowOutcomes = ["READY", "NEEDS_FIX", "DUPLICATE", "SUBMITTED", "PART", "REMOVED"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** They always add up: total = blank + part + removed + needsFix + duplicate + the submitted ones by where they stand. */
export type BatchCounters = {
  readonly total: number;
  readonly blank: number;
  readonly part: number;
  readonly removed: number;
  readonly needsFix: number;
  readonly duplicate: number;
  readonly ready: number;
  readonly onTheirWay: number;
  readonly accepted: number;
  readonly acceptedEarlier: number;
  readonly returned: number;
  readonly unknown: number;
  readonly held: number;
};

export function addsUp(counters: BatchCounters): boolean {
  const { total, ...parts } = counters;
  return Object.values(parts).reduce((sum, part) => sum + part, 0) === total;
}
