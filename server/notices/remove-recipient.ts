import type { MerchantContext, OperatorContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { endRecipient } from "#server/notices/end-recipient.ts";
import { findRecipient, recipientsOf } from "#server/notices/recipients-of.ts";

/** Nothing is sent there any more. @throws Refusal forbidden OWNERS_ONLY, not-found RECIPIENT */
export async function removeRecipient(
  context: MerchantContext | OperatorContext,
  recipientId: bigint,
  now: Date,
): Promise<void> {
  const recipients = recipientsOf(context);
  const { tenant, facts } = recipients;
  await inTransaction(tenant, async (tx) => {
    await endRecipient(tx, tenant, await findRecipient(tx, recipients, recipientId), now, facts);
  });
}
