/** What one way to the bureau has taught us of its pace, in ms: from it we say when a submission will be done. */
export type Habits = {
  /** From one load of a merchant's to the next. */
  readonly loadMs: number;
  /** From the sending to the end: as often sooner as later. */
  readonly likelyMs: number;
  /** The same, at the latest in nineteen cases of twenty. */
  readonly latestMs: number;
};

/** How far one experience moves an estimate: about forty of them make it forget what it was. */
const step = 0.1;

export function afterLoad(habits: Habits, ms: number): Habits {
  return { ...habits, loadMs: nearer(habits.loadMs, 0.5, ms) };
}

export function afterTurnaround(habits: Habits, ms: number): Habits {
  const likelyMs = nearer(habits.likelyMs, 0.5, ms);
  return { ...habits, likelyMs, latestMs: Math.max(likelyMs * 1.2, nearer(habits.latestMs, 0.95, ms)) };
}

/** A quantile followed without keeping what it was learned from (frugal streaming, in equal ratios). */
function nearer(estimate: number, quantile: number, ms: number): number {
  const moved = estimate * Math.exp(ms > estimate ? step * quantile : -step * (1 - quantile));
  return Math.min(Math.max(moved, 1), 7 * 86_400_000);
}
