import { record } from "#server/audit.ts";
import type { MerchantContext, OperatorContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { isOneOf, recipientsOf } from "#server/notices/recipients-of.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Nothing is sent there any more, not even what was waiting to be.
 * @throws Refusal forbidden OWNERS_ONLY, not-found RECIPIENT
 */
export async function removeRecipient(
  context: MerchantContext | OperatorContext,
  recipientId: bigint,
  now: Date,
): Promise<void> {
  const recipients = recipientsOf(context);
  const { tenant, facts } = recipients;
  const { merchantId } = tenant;
  await inTransaction(tenant, async (tx) => {
    const recipient = await tx.recipient.findFirst({ where: { ...isOneOf(recipients), id: recipientId } });
    if (!recipient) throw new Refusal("not-found", "RECIPIENT");
    const { channel, address } = recipient;
    await tx.recipient.update({ where: { merchantId_id: { merchantId, id: recipientId } }, data: { removedAt: now } });
    await tx.letter.updateMany({
      where: { merchantId, channel, address, nextAt: { not: null } },
      data: { nextAt: null, givenUpAt: now, lastFailure: "removed" },
    });
    const subjects = [String(recipientId)];
    await record(tx, tenant, [{ action: "recipient.removed", subjectKind: "recipient", subjects, facts }], now);
  });
}
