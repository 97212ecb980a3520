import type { BenchDatabase } from "#bench/database.ts";

export type Settings = { readonly rows: number | undefined; readonly runs: number };
/** Milliseconds (medians) by name, and ratios between them. */
export type Measured = {
  readonly figures: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
};
export type Bench = (database: BenchDatabase, settings: Settings) => Promise<Measured>;

/** Runs every contender in turn, so that a drift of the machine meets all of them alike; medians in ms. */
export async function medians<Name extends string>(
  runs: number,
  contenders: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const name of names) {
      const start = performance.now();
      await contenders[name]();
      if (run > 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return rounded(middle);
}

export function ratio(one: number, other: number): number {
  return rounded(one / other);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
