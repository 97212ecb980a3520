import type { Party } from "#server/bureau/bureau.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, db, inTransaction } from "#server/db.ts";

/** No other worker tries the same way meanwhile; longer than any call may last, a token of 百望's included. */
const trialLeaseMs = 120_000;

/** Asks something harmless on every way whose circuit is open and whose time for a trial has come. @returns how many were tried */
export async function tryCircuits(now: Date): Promise<number> {
  const open = await db().connector.findMany({
    where: { openedAt: { not: null }, stoppedAt: null, trialAt: { lte: now } },
  });
  let tried = 0;
  for (const { name, trialAt } of open) {
    const { count } = await db().connector.updateMany({
      where: { name, trialAt },
      data: { trialAt: new Date(now.getTime() + trialLeaseMs) },
    });
    const party = count === 1 ? await someParty(name) : null;
    if (party === null) continue;
    const { record: exchange } = await bureauOf(name).probe(party);
    const context = systemContext(party.merchantId, "try-circuits");
    await inTransaction(context, (tx) => writeExchange(tx, context, exchange));
    await noteConnector(exchange);
    tried += 1;
  }
  return tried;
}

/** On whose behalf a probe asks: the merchant compared last, of those who use this way. */
export async function someParty(connector: string): Promise<Party | null> {
  const merchant = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.merchant.findFirst({
      where: { ways: { has: connector } },
      orderBy: [{ comparedAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
      select: { id: true, taxpayerId: true },
    }),
  );
  return merchant && { merchantId: merchant.id, taxpayerId: merchant.taxpayerId };
}
