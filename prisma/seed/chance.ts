/** Deterministic chance (mulberry32): the same seed, the same demo. */
export type Chance = {
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  function pick<T>(from: readonly T[]): T {
    const picked = from[below(from.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  }
  return { below, pick };
}
