import type { Channel } from "#domain/recipient.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { isOneOf, recipientsOf } from "#server/notices/recipients-of.ts";
import { shownAddress } from "#server/notices/shown-address.ts";
import { type LetterKind, merchantKinds } from "#server/notices/write-letters.ts";

/** Where letters go, and which kinds of them. */
export type Choices = {
  readonly kinds: readonly LetterKind[];
  readonly recipients: readonly {
    readonly id: string;
    readonly channel: Channel;
    readonly shown: string;
    readonly wants: readonly LetterKind[];
  }[];
};

/** @throws Refusal forbidden OWNERS_ONLY */
export async function listChoices(context: MerchantContext): Promise<Choices> {
  const recipients = recipientsOf(context);
  const rows = await inTransaction(recipients.tenant, (tx) =>
    tx.recipient.findMany({ where: isOneOf(recipients), orderBy: { id: "asc" } }),
  );
  return {
    kinds: merchantKinds,
    recipients: rows.map(({ id, channel, address, kinds }) => ({
      id: String(id),
      channel: channel as Channel,
      shown: shownAddress(channel, address),
      wants: kinds.length === 0 ? merchantKinds : merchantKinds.filter((kind) => kinds.includes(kind)),
    })),
  };
}
