import type { RunOutcome } from "./slot.ts";

/** What a run of the timetable is seen as. `waiting`: asked for, and no worker has taken it up yet. */
export const runStates = ["waiting", "running", "ending", "done", "failed", "cancelled", "died"] as const;
export type RunState = (typeof runStates)[number];

export type RunSigns = {
  readonly startedAt: Date | null;
  readonly outcome: RunOutcome | null;
  readonly cancelAskedAt: Date | null;
  /** Its worker has been heard of lately. */
  readonly workerAlive: boolean;
};

export function runStateOf({ startedAt, outcome, cancelAskedAt, workerAlive }: RunSigns): RunState {
  if (outcome !== null) return outcome;
  if (startedAt === null) return "waiting";
  if (!workerAlive) return "died";
  return cancelAskedAt === null ? "running" : "ending";
}
