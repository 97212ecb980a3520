import { setTimeout as wait } from "node:timers/promises";
import type { Chance } from "#faults/chance.ts";
import type { House, Resident } from "#faults/house.ts";
import { standing } from "#faults/standing.ts";

export type Feeding = {
  /** Below so many on their way more is handed in. */
  readonly atLeast?: number;
  /** How many at once, at most. */
  readonly lot?: number;
};

/**
 * Hands in more whenever little is on its way, as merchants do who try again when they meet an error.
 * @returns how to stop it; resolves with how many it handed in
 */
export function keepBusy(
  house: House,
  merchants: readonly Resident[],
  chance: Chance,
  { atLeast = 200, lot = 40 }: Feeding = {},
): () => Promise<number> {
  let stopped = false;
  let handedIn = 0;
  const feeding = feed();

  async function feed(): Promise<void> {
    while (!stopped) {
      try {
        if ((await standing()).open >= atLeast) await wait(20);
        else handedIn += (await chance.oneOf(merchants).submit(chance.whole(1, lot))).length;
      } catch (fault) {
        house.note(`not taken in: ${String(fault).split("\n").at(-1)}`);
        await wait(100);
      }
    }
  }

  return async () => {
    stopped = true;
    await feeding;
    return handedIn;
  };
}
