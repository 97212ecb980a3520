import { houseId, record } from "#server/audit.ts";
import { type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { endRecipient } from "#server/notices/end-recipient.ts";
import { addressedBy, tokenHash } from "#server/notices/subscription-token.ts";
import { Refusal } from "#server/refusal.ts";

/** `over`: ended, or never confirmed in time; `addressed`, `removed`: of a mailbox to which a merchant's letters go, or went. */
export type SubscriptionState = "asked" | "confirmed" | "over" | "addressed" | "removed";

/** How what a link is for stands; null for a link nobody was sent. */
export async function subscriptionState(token: string): Promise<SubscriptionState | null> {
  const tenant = tenantOf(token);
  const row = await inTransaction(tenant, (tx) => find(tx, token));
  if (!row) return null;
  if (tenant.merchantId !== houseId) return row.removedAt ? "removed" : "addressed";
  if (row.removedAt) return "over";
  return row.confirmedAt ? "confirmed" : "asked";
}

/**
 * Whoever reads the mails of that address wants them. Said twice it is said once.
 * @throws Refusal not-found SUBSCRIPTION
 */
export async function confirmSubscription(token: string, now: Date): Promise<void> {
  const tenant = tenantOf(token);
  await inTransaction(tenant, async (tx) => {
    const row = await find(tx, token);
    if (!row || row.removedAt) throw new Refusal("not-found", "SUBSCRIPTION");
    if (row.confirmedAt) return;
    const { merchantId, id } = row;
    await tx.recipient.update({ where: { merchantId_id: { merchantId, id } }, data: { confirmedAt: now } });
    const subjects = [String(id)];
    await record(tx, tenant, [{ action: "recipient.confirmed", subjectKind: "recipient", subjects }], now);
  });
}

/**
 * A subscriber's mails end, or a merchant's letters to one mailbox; the inboxes of the merchant keep all of them.
 * @throws Refusal not-found SUBSCRIPTION
 */
export async function endSubscription(token: string, now: Date): Promise<void> {
  const tenant = tenantOf(token);
  await inTransaction(tenant, async (tx) => {
    const row = await find(tx, token);
    if (!row) throw new Refusal("not-found", "SUBSCRIPTION");
    if (!row.removedAt) await endRecipient(tx, tenant, row, now);
  });
}

function tenantOf(token: string): SystemContext {
  return systemContext(addressedBy(token)?.merchantId ?? houseId, "subscription");
}

function find(tx: Tx, token: string) {
  const where = addressedBy(token) ?? { merchantId: houseId, tokenSha256: tokenHash(token) };
  return tx.recipient.findFirst({ where });
}
