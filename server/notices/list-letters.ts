import { type DeliveryFailure, deliveryFailureOf } from "#domain/delivery-failure.ts";
import type { Channel } from "#domain/recipient.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ownersOnly } from "#server/notices/owners-only.ts";
import { isSetUp } from "#server/notices/post-office.ts";
import { shownAddress } from "#server/notices/shown-address.ts";
import type { LetterKind } from "#server/notices/write-letters.ts";

/** `not-set-up`: it waits until somebody can carry it; `retrying`: it did not arrive, and is tried again. */
export type DeliveryState = "sent" | "waiting" | "retrying" | "given-up" | "not-set-up";

/** One letter that left, or is to leave, the house. */
export type ListedLetter = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly subject: string;
  readonly channel: Channel;
  readonly shown: string;
  readonly state: DeliveryState;
  /** When it arrived, is tried again, was given up, or was written. */
  readonly at: Date;
  readonly attempts: number;
  /** What kept it, in a word for which there is a sentence; and as it was said. */
  readonly failure: DeliveryFailure | null;
  readonly why: string;
};

const pageSize = 20;

/** Every letter by mail and 企业微信, the latest first. @throws Refusal forbidden OWNERS_ONLY */
export async function listLetters(
  context: MerchantContext,
  before: bigint | null = null,
): Promise<{ readonly rows: ListedLetter[]; readonly after: string | null }> {
  ownersOnly(context);
  const { merchantId } = context;
  const rows = await inTransaction(context, (tx) =>
    tx.letter.findMany({
      where: { merchantId, channel: { not: "inbox" }, ...(before !== null && { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: pageSize + 1,
    }),
  );
  const listed = rows.slice(0, pageSize);
  return {
    rows: listed.map(({ id, kind, subject, channel, address, attempts, ...times }) => ({
      id: String(id),
      kind: kind as LetterKind,
      subject,
      channel: channel as Channel,
      shown: shownAddress(channel, address),
      attempts,
      failure: times.lastFailure === null ? null : deliveryFailureOf(times.lastFailure),
      why: times.lastFailure ?? "",
      ...stateOf(channel as Channel, attempts, times),
    })),
    after: rows.length > pageSize ? String(listed.at(-1)?.id) : null,
  };
}

type Times = {
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  readonly nextAt: Date | null;
  readonly givenUpAt: Date | null;
};

function stateOf(channel: Channel, attempts: number, times: Times): { state: DeliveryState; at: Date } {
  const { writtenAt, sentAt, nextAt, givenUpAt } = times;
  if (sentAt) return { state: "sent", at: sentAt };
  if (givenUpAt) return { state: "given-up", at: givenUpAt };
  if (!isSetUp(channel)) return { state: "not-set-up", at: writtenAt };
  return attempts > 0 && nextAt ? { state: "retrying", at: nextAt } : { state: "waiting", at: writtenAt };
}
