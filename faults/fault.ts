import type { House } from "#faults/house.ts";

/** One fault of `docs/reliability.md`: what goes wrong, and the test that it harms nobody. */
export type Fault = {
  readonly name: string;
  /** In one line, for the table. */
  readonly what: string;
  /** How much of it: kills, dropped replies, rounds; what a run is, `what` says. `short` 0: not in `npm test`. */
  readonly runs: { readonly long: number; readonly short: number };
  /** It stops or breaks the PostgreSQL server, so it needs one for itself. */
  readonly ownServer?: boolean;
  /** Its database starts empty: it brings an older schema first. */
  readonly unmigrated?: boolean;
  /** Throws when a promise of its own is broken; the common ones are looked at by whoever calls. */
  readonly run: (house: House, seed: number, runs: number) => Promise<Strain>;
};

/** What a fault did, as far as it knows. */
export type Strain = {
  /** Rounds that were run. */
  readonly runs: number;
  /** How often something really went wrong: kills, cut connections, faults the sandbox counted. */
  readonly injected: number;
  /** From a fault to the first row settled after it. */
  readonly recoveryMs?: readonly number[];
  /** Worth reading beside the figures. */
  readonly notes?: readonly string[];
};
