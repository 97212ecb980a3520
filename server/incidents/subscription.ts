import { houseId, record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { tokenHash } from "#server/notices/subscription-token.ts";
import { Refusal } from "#server/refusal.ts";

/** `over`: ended, or never confirmed in time. */
export type SubscriptionState = "asked" | "confirmed" | "over";

/** How the subscription of a link stands; null for a link nobody was sent. */
export async function subscriptionState(token: string): Promise<SubscriptionState | null> {
  const house = systemContext(houseId, "subscription");
  const row = await inTransaction(house, (tx) => find(tx, token));
  if (!row) return null;
  if (row.removedAt) return "over";
  return row.confirmedAt ? "confirmed" : "asked";
}

/**
 * Whoever reads the mails of that address wants them. Said twice it is said once.
 * @throws Refusal not-found SUBSCRIPTION
 */
export async function confirmSubscription(token: string, now: Date): Promise<void> {
  const house = systemContext(houseId, "subscription");
  await inTransaction(house, async (tx) => {
    const row = await find(tx, token);
    if (!row || row.removedAt) throw new Refusal("not-found", "SUBSCRIPTION");
    if (row.confirmedAt) return;
    await tx.recipient.update({ where: keyOf(row), data: { confirmedAt: now } });
    const subjects = [String(row.id)];
    await record(tx, house, [{ action: "recipient.confirmed", subjectKind: "recipient", subjects }], now);
  });
}

/**
 * Nothing more goes there, not even what was waiting to.
 * @throws Refusal not-found SUBSCRIPTION
 */
export async function endSubscription(token: string, now: Date): Promise<void> {
  const house = systemContext(houseId, "subscription");
  await inTransaction(house, async (tx) => {
    const row = await find(tx, token);
    if (!row) throw new Refusal("not-found", "SUBSCRIPTION");
    if (row.removedAt) return;
    await tx.recipient.update({ where: keyOf(row), data: { removedAt: now } });
    await tx.letter.updateMany({
      where: { merchantId: houseId, address: row.address, unsubscribe: { not: null }, nextAt: { not: null } },
      data: { nextAt: null, givenUpAt: now, lastFailure: "removed" },
    });
    const subjects = [String(row.id)];
    await record(tx, house, [{ action: "recipient.removed", subjectKind: "recipient", subjects }], now);
  });
}

function find(tx: Tx, token: string) {
  return tx.recipient.findFirst({ where: { merchantId: houseId, tokenSha256: tokenHash(token) } });
}

function keyOf({ merchantId, id }: { merchantId: string; id: bigint }) {
  return { merchantId_id: { merchantId, id } };
}
