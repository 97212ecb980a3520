import { houseId, record } from "#server/audit.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import { connectorNamed } from "#server/bureau/connectors.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type Probed = { readonly outcome: ExchangeRecord["outcome"]; readonly ms: number | null };

/**
 * Asks the bureau something harmless right now, for the merchant compared last: does it answer, and how fast? The
 * exchange is evidence like any other.
 * @throws Refusal not-found CONNECTOR, not-now NO_MERCHANT_YET
 */
export async function probeConnector(context: OperatorContext, name: string, now: Date): Promise<Probed> {
  const bureau = connectorNamed(name);
  if (!bureau) throw new Refusal("not-found", "CONNECTOR");
  const merchant = await acrossTenants(context, (tx) =>
    tx.merchant.findFirst({
      orderBy: [{ comparedAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
      select: { id: true, taxpayerId: true },
    }),
  );
  if (!merchant) throw new Refusal("not-now", "NO_MERCHANT_YET");
  const { record: exchange } = await bureau.probe({ merchantId: merchant.id, taxpayerId: merchant.taxpayerId });
  const tenant = systemContext(merchant.id, "probe");
  await inTransaction(tenant, async (tx) => {
    await writeExchange(tx, tenant, exchange);
    await noteConnector(tx, exchange);
  });
  const house = systemContext(houseId, "operations");
  const facts = { account: context.accountId, outcome: exchange.outcome };
  await inTransaction(house, (tx) =>
    record(tx, house, [{ action: "connector.probed", subjectKind: "connector", subjects: [name], facts }], now),
  );
  const { sentAt, repliedAt, outcome } = exchange;
  return { outcome, ms: repliedAt && repliedAt.getTime() - sentAt.getTime() };
}
