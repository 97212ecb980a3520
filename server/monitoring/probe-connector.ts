import { houseId, record } from "#server/audit.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import { connectorNamed } from "#server/bureau/connectors.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { someParty } from "#server/monitoring/try-circuits.ts";
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
  const party = await someParty(name);
  if (!party) throw new Refusal("not-now", "NO_MERCHANT_YET");
  const { record: exchange } = await bureau.probe(party);
  const tenant = systemContext(party.merchantId, "probe");
  await inTransaction(tenant, (tx) => writeExchange(tx, tenant, exchange));
  await noteConnector(exchange);
  const house = systemContext(houseId, "operations");
  const facts = { account: context.accountId, outcome: exchange.outcome };
  await inTransaction(house, (tx) =>
    record(tx, house, [{ action: "connector.probed", subjectKind: "connector", subjects: [name], facts }], now),
  );
  const { sentAt, repliedAt, outcome } = exchange;
  return { outcome, ms: repliedAt && repliedAt.getTime() - sentAt.getTime() };
}
