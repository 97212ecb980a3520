import { type DeliveryFailure, deliveryFailureOf } from "#domain/delivery-failure.ts";
import type { Channel } from "#domain/recipient.ts";
import { type MerchantContext, ownerAtHome } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type Delivered, deliveryState } from "#server/notices/delivery-state.ts";
import { shownAddress } from "#server/notices/shown-address.ts";
import type { LetterKind } from "#server/notices/write-letters.ts";

/** One letter that left, or is to leave, the house. */
export type ListedLetter = Delivered & {
  readonly id: string;
  readonly kind: LetterKind;
  readonly subject: string;
  readonly channel: Channel;
  readonly shown: string;
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
  const owner = ownerAtHome(context);
  const { merchantId } = owner;
  const rows = await inTransaction(owner, (tx) =>
    tx.letter.findMany({
      where: { merchantId, channel: { not: "inbox" }, ...(before !== null && { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: pageSize + 1,
    }),
  );
  const listed = rows.slice(0, pageSize);
  return {
    rows: listed.map(({ id, kind, subject, address, lastFailure, ...letter }) => ({
      id: String(id),
      kind: kind as LetterKind,
      subject,
      channel: letter.channel as Channel,
      shown: shownAddress(letter.channel, address),
      attempts: letter.attempts,
      failure: lastFailure === null ? null : deliveryFailureOf(lastFailure),
      why: lastFailure ?? "",
      ...deliveryState({ ...letter, channel: letter.channel as Channel }),
    })),
    after: rows.length > pageSize ? String(listed.at(-1)?.id) : null,
  };
}
