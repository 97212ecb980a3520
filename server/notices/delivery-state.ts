import type { Channel } from "#domain/recipient.ts";
import { isSetUp } from "#server/notices/post-office.ts";

/** `waits-again`: it did not arrive, and is tried again; `not-set-up`: it waits until somebody can carry it. */
export type DeliveryState = "sent" | "waits" | "waits-again" | "given-up" | "not-set-up";

export type Delivered = {
  readonly state: DeliveryState;
  /** When it arrived, is tried again, or was given up; of one that only waits, when it was written. */
  readonly at: Date;
};

type Sending = {
  readonly channel: Channel;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  readonly nextAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly attempts: number;
};

/** What became of a letter that leaves the house. */
export function deliveryState({ channel, writtenAt, sentAt, nextAt, givenUpAt, attempts }: Sending): Delivered {
  if (sentAt) return { state: "sent", at: sentAt };
  if (givenUpAt) return { state: "given-up", at: givenUpAt };
  if (!isSetUp(channel)) return { state: "not-set-up", at: writtenAt };
  return attempts > 0 && nextAt ? { state: "waits-again", at: nextAt } : { state: "waits", at: writtenAt };
}
