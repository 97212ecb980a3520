import { type AuditAct, record } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

type Ended = {
  readonly merchantId: string;
  readonly id: bigint;
  readonly channel: string;
  readonly address: string;
  /** Only a subscriber has one, whose mailbox may be one of the house's, too. */
  readonly tokenSha256: Uint8Array | null;
};

/** Nothing is sent there any more, not even what was waiting to be. */
export async function endRecipient(
  tx: Tx,
  tenant: TenantContext,
  { merchantId, id, channel, address, tokenSha256 }: Ended,
  now: Date,
  facts?: AuditAct["facts"],
): Promise<void> {
  await tx.recipient.update({ where: { merchantId_id: { merchantId, id } }, data: { removedAt: now } });
  const subscribed = tokenSha256 && { unsubscribe: { not: null } };
  await tx.letter.updateMany({
    where: { merchantId, channel, address, ...subscribed, nextAt: { not: null } },
    data: { nextAt: null, givenUpAt: now, lastFailure: "removed" },
  });
  const subjects = [String(id)];
  await record(tx, tenant, [{ action: "recipient.removed", subjectKind: "recipient", subjects, facts }], now);
}
