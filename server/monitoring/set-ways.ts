import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import { type ConnectorName, connectorNames } from "#server/bureau/bureau.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * By which ways a merchant's invoices may go from here on. What was sent stays with the way it went by; what only waited
 * for one is looked at anew.
 * @returns what is wrong with the choice; then nothing was changed
 * @throws Refusal not-found MERCHANT, CONNECTOR
 */
export async function setWays(
  { accountId }: OperatorContext,
  merchantId: string,
  chosen: readonly string[],
  now: Date,
): Promise<Problem[]> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(merchantId)) throw new Refusal("not-found", "MERCHANT");
  if (!chosen.every(isConnectorName)) throw new Refusal("not-found", "CONNECTOR");
  const ways = waysOf({ ways: chosen });
  if (ways.length === 0) return [{ code: "WAYS_REQUIRED", severity: "reject", field: "ways" }];
  const operations = systemContext(merchantId, "operations");
  await inTransaction(operations, async (tx) => {
    const merchant = await tx.merchant.findUnique({ where: { id: merchantId }, select: { ways: true } });
    if (!merchant) throw new Refusal("not-found", "MERCHANT");
    const before = waysOf(merchant);
    if (before.join() === ways.join()) return;
    await tx.merchant.update({ where: { id: merchantId }, data: { ways } });
    await tx.submission.updateMany({
      where: { merchantId, state: "HELD", heldReason: { not: "IN_PACKAGE" } },
      data: { nextAt: now },
    });
    await ring(tx, "send-due", { merchantId });
    const facts = { account: accountId, before, after: ways };
    await record(
      tx,
      operations,
      [{ action: "merchant.ways-set", subjectKind: "merchant", subjects: [merchantId], facts }],
      now,
    );
  });
  return [];
}

function isConnectorName(name: string): name is ConnectorName {
  return (connectorNames as readonly string[]).includes(name);
}
