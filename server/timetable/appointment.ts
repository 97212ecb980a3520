import type { Missed, SlotRule } from "#domain/slot.ts";
import type { GoOn } from "#server/queue/go-on.ts";

/** Done again and again by every worker, and harmless however often. */
export type Round = {
  readonly name: string;
  readonly everySeconds: number;
  readonly slotted: false;
  readonly act: (now: Date, workerId: string) => Promise<unknown>;
};

/** What is kept of an appointment by its slots. */
export type Kept = SlotRule & {
  readonly name: string;
  /** Of slots that nobody was there for; `newest` unless it says otherwise. */
  readonly missed?: Missed;
};

/** Run once a slot however many workers there are; leaves a row in `run`. */
export type Slotted = Kept & {
  readonly slotted: true;
  /** Waits while no way to the bureau is open, or its calls of today are spent. */
  readonly callsBureau?: boolean;
  readonly act: (now: Date, run: RunInHand) => Promise<unknown>;
};

export type Appointment = Round | Slotted;

export type RunInHand = {
  /** When it should be; of a run that was asked for, when it was asked. */
  readonly slot: Date;
  readonly goOn: GoOn;
};

export function ruleOf(appointment: SlotRule): SlotRule {
  if ("everySeconds" in appointment) return { everySeconds: appointment.everySeconds };
  if ("daily" in appointment) return { daily: appointment.daily };
  return { days: appointment.days, at: appointment.at };
}
