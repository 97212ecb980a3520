import type { Bureau, ExchangeRecord, Party } from "#server/bureau/bureau.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { writeProbe } from "#server/monitoring/write-probe.ts";

/**
 * Asks something harmless on one way: does it answer? The exchange is evidence like any other, and a row of `probe`.
 * @param as who asks, for the record
 * @returns null while no merchant uses this way
 */
export async function probeWay(bureau: Bureau, as: string): Promise<ExchangeRecord | null> {
  const party = await someParty(bureau.name);
  if (!party) return null;
  const probed = await bureau.probe(party);
  const context = systemContext(party.merchantId, as);
  await inTransaction(context, async (tx) => {
    await writeExchange(tx, context, probed.record);
    await writeProbe(tx, probed);
  });
  await noteConnector(probed.record);
  return probed.record;
}

/** On whose behalf: the merchant compared last, of those who use this way. */
async function someParty(connector: string): Promise<Party | null> {
  const merchant = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.merchant.findFirst({
      where: { ways: { has: connector } },
      orderBy: [{ comparedAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
      select: { id: true, taxpayerId: true },
    }),
  );
  return merchant && { merchantId: merchant.id, taxpayerId: merchant.taxpayerId };
}
