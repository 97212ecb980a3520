import type { Channel, HouseWant, RecipientLocale } from "#domain/recipient.ts";
import type { MerchantContext, OperatorContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type Delivered, deliveryState } from "#server/notices/delivery-state.ts";
import { recipientsOf } from "#server/notices/recipients-of.ts";
import { shownAddress } from "#server/notices/shown-address.ts";

export type ListedRecipient = {
  readonly id: string;
  readonly channel: Channel;
  /** A mailbox; of a webhook its host and the end of its key, which is all that may be shown of it. */
  readonly shown: string;
  readonly locale: RecipientLocale;
  /** Of the house's; null of a merchant's, where all that is for the merchant goes. */
  readonly wants: HouseWant | null;
  /** What came of the last letter there. */
  readonly last: Delivered | null;
};

/** Of its last letter everything is null where there was none. */
type Row = Omit<ListedRecipient, "shown" | "wants" | "last"> & {
  kinds: string[];
  address: string;
  writtenAt: Date | null;
  nextAt: Date | null;
  sentAt: Date | null;
  givenUpAt: Date | null;
  attempts: number;
};

/** Where the merchant hears from us, or where alerts and reports go, as it was entered. @throws Refusal forbidden OWNERS_ONLY */
export async function listRecipients(context: MerchantContext | OperatorContext): Promise<ListedRecipient[]> {
  const { tenant, kinds } = recipientsOf(context);
  const rows = await inTransaction(
    tenant,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT recipient.id::text, recipient.channel, recipient.address, recipient.locale, recipient.kinds, written_at AS "writtenAt",
        next_at AS "nextAt", sent_at AS "sentAt", given_up_at AS "givenUpAt", attempts
      FROM recipient
      LEFT JOIN LATERAL (
        SELECT * FROM letter
        WHERE letter.merchant_id = recipient.merchant_id AND letter.channel = recipient.channel
          AND letter.address = recipient.address AND written_at >= recipient.created_at
        ORDER BY letter.id DESC LIMIT 1) last ON TRUE
      WHERE recipient.merchant_id = ${tenant.merchantId}::uuid AND removed_at IS NULL
        AND (${kinds.length === 0} OR recipient.kinds && ${[...kinds]}::text[]) ORDER BY recipient.id`,
  );
  return rows.map((row) => {
    const { id, channel, address, locale } = row;
    const shown = shownAddress(channel, address);
    return { id, channel, locale, shown, wants: kinds.length === 0 ? null : wantsOf(row), last: lastOf(row) };
  });
}

function wantsOf({ kinds }: Row): HouseWant {
  if (!kinds.includes("report")) return "alert";
  return kinds.includes("alert") ? "both" : "report";
}

function lastOf({ writtenAt, ...letter }: Row): Delivered | null {
  return writtenAt && deliveryState({ ...letter, writtenAt });
}
