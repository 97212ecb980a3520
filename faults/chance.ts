import { seededChance } from "#sandbox/faults/seeded-chance.ts";

/** Choices that come out the same for the same seed. */
export type Chance = {
  /** From `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly oneOf: <T>(choices: readonly T[]) => T;
};

export function chanceOf(seed: number): Chance {
  const next = seededChance(seed);
  return {
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    oneOf: (choices) => {
      const chosen = choices[Math.floor(next() * choices.length)];
      if (chosen === undefined) throw new Error("nothing to choose from");
      return chosen;
    },
  };
}
