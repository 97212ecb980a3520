import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ownersOnly } from "#server/notices/owners-only.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Nothing is sent there any more, not even what was waiting to be.
 * @throws Refusal forbidden OWNERS_ONLY, not-found RECIPIENT
 */
export async function removeRecipient(context: MerchantContext, recipientId: bigint, now: Date): Promise<void> {
  ownersOnly(context);
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const recipient = await tx.recipient.findFirst({ where: { merchantId, id: recipientId, removedAt: null } });
    if (!recipient) throw new Refusal("not-found", "RECIPIENT");
    const { channel, address } = recipient;
    await tx.recipient.update({ where: { merchantId_id: { merchantId, id: recipientId } }, data: { removedAt: now } });
    await tx.letter.updateMany({
      where: { merchantId, channel, address, nextAt: { not: null } },
      data: { nextAt: null, givenUpAt: now, lastFailure: "removed" },
    });
    const subjects = [String(recipientId)];
    await record(tx, context, [{ action: "recipient.removed", subjectKind: "recipient", subjects }], now);
  });
}
