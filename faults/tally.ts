/** What came of one fault, as plain JSON. */
export type Tally = {
  readonly fault: string;
  readonly seed: number;
  readonly runs: number;
  readonly injected: number;
  readonly effects: number;
  readonly lost: number;
  readonly doubled: number;
  readonly blind: number;
  readonly needless: number;
  readonly recoveryMs: readonly number[];
  readonly seconds: number;
  readonly notes: readonly string[];
  /** Promises that were broken, each in one line; empty when all is well. */
  readonly broken: readonly string[];
  /** What happened, in order; told when something was broken. */
  readonly events: readonly string[];
};

/** Nothing has been done yet, and nothing went wrong. */
export function emptyTally({ fault, seed, runs }: Pick<Tally, "fault" | "seed" | "runs">): Tally {
  return {
    fault,
    seed,
    runs,
    injected: 0,
    effects: 0,
    lost: 0,
    doubled: 0,
    blind: 0,
    needless: 0,
    recoveryMs: [],
    seconds: 0,
    notes: [],
    broken: [],
    events: [],
  };
}

export function medianOf(values: readonly number[]): number | null {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null;
}

export function worstOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((worst, value) => Math.max(worst, value));
}
