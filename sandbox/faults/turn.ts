import type { ServerResponse } from "node:http";
import type { Clock } from "#sandbox/clock.ts";
import type { Fault } from "#sandbox/faults/fault.ts";
import type { Quirk } from "#sandbox/wire/knock.ts";

/** One request that a fault strikes, with all a fault may do about it. */
export type Turn = {
  readonly fault: Fault;
  readonly clock: Clock;
  readonly response: ServerResponse;
  /** Does what was asked, effects included, and gives the reply that should go out. */
  readonly work: (...quirks: Quirk[]) => string;
  /** Sends a reply the way it is sent when nothing is wrong. */
  readonly reply: (text: string) => void;
  /** What the wire says with a status that is not 200. */
  readonly refusal: (status: number, message: string) => string;
};

export type Misbehaviour = (turn: Turn) => void | Promise<void>;

/** Does the work first where the fault leaves that open and its kind usually does. */
export function workIf(turn: Turn, usually: boolean): void {
  if (turn.fault.effect ?? usually) turn.work();
}
