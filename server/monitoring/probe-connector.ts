import { houseId, record } from "#server/audit.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import { connectorNamed } from "#server/bureau/connectors.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { probeWay } from "#server/monitoring/probe-way.ts";
import { Refusal } from "#server/refusal.ts";

export type Probed = { readonly outcome: ExchangeRecord["outcome"]; readonly ms: number | null };

/**
 * An operator asks the bureau something harmless right now: does it answer, and how fast?
 * @throws Refusal not-found CONNECTOR, not-now NO_MERCHANT_YET
 */
export async function probeConnector(context: OperatorContext, name: string, now: Date): Promise<Probed> {
  const bureau = connectorNamed(name);
  if (!bureau) throw new Refusal("not-found", "CONNECTOR");
  const exchange = await probeWay(bureau, "probe");
  if (!exchange) throw new Refusal("not-now", "NO_MERCHANT_YET");
  const house = systemContext(houseId, "operations");
  const facts = { account: context.accountId, outcome: exchange.outcome };
  await inTransaction(house, (tx) =>
    record(tx, house, [{ action: "connector.probed", subjectKind: "connector", subjects: [name], facts }], now),
  );
  const { sentAt, repliedAt, outcome } = exchange;
  return { outcome, ms: repliedAt && repliedAt.getTime() - sentAt.getTime() };
}
