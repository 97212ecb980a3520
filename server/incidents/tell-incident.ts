import { type Incident, type IncidentUpdate, isPublic } from "#domain/incident.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, db, inTransaction, type Tx } from "#server/db.ts";
import { incidentOf, withUpdates } from "#server/incidents/incident-row.ts";
import { affecting } from "#server/incidents/incidents-of-merchant.ts";
import { incidentNews } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/**
 * Writes what was published, or one update of it, to whoever wants to hear: the merchants affected, and who subscribed
 * to the status page. Run twice it writes nothing twice.
 * @returns how many letters were written
 */
export async function tellIncident(incidentId: bigint, updateId: bigint | null, now: Date): Promise<number> {
  const row = await db().incident.findUnique({ where: { id: incidentId }, include: withUpdates });
  if (!row || row.publishedAt === null || row.withdrawnAt !== null) return 0;
  const incident = incidentOf(row);
  const update = updateId === null ? null : incident.updates.find(({ id }) => id === String(updateId));
  if (update === undefined) return 0;
  let written = isPublic(incident) ? await tellHouse(incident, update, now) : 0;
  for (const merchantId of await readersOf(incident)) written += await tellMerchant(merchantId, incident, update, now);
  return written;
}

function tellHouse(incident: Incident, update: IncidentUpdate | null, now: Date): Promise<number> {
  const house = systemContext(houseId, "tell-incident");
  return inTransaction(house, (tx) => writeLetters(tx, house, incidentNews(incident, update), now));
}

/** Merchants who may be affected, or heard of it before, and have somebody who hears of it. */
async function readersOf({ id, scope, ways, merchants }: Incident): Promise<string[]> {
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT merchant.id::text AS id FROM merchant
      WHERE (${scope} = 'all' OR (${scope} = 'ways' AND ways && ${[...ways]}::text[])
          OR (${scope} = 'merchants' AND id = ANY(${[...merchants]}::uuid[]))
          OR EXISTS (SELECT 1 FROM letter WHERE letter.merchant_id = merchant.id AND once_key LIKE ${`incident/${id}/%`}))
        AND (EXISTS (SELECT 1 FROM recipient
            WHERE recipient.merchant_id = merchant.id AND removed_at IS NULL AND confirmed_at IS NOT NULL
              AND (kinds = '{}' OR 'incident' = ANY(kinds)))
          OR EXISTS (SELECT 1 FROM account WHERE account.merchant_id = merchant.id AND disabled_at IS NULL))
      ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

function tellMerchant(
  merchantId: string,
  incident: Incident,
  update: IncidentUpdate | null,
  now: Date,
): Promise<number> {
  const context = systemContext(merchantId, "tell-incident");
  return inTransaction(context, async (tx) => {
    const told =
      (await toldBefore(tx, merchantId, incident)) || (await affecting(tx, merchantId, [incident])).length > 0;
    return told ? writeLetters(tx, context, incidentNews(incident, update), now) : 0;
  });
}

/** Whoever heard that it began hears that it ended, even if nothing of theirs waits any more. */
async function toldBefore(tx: Tx, merchantId: string, { id }: Incident): Promise<boolean> {
  const where = { merchantId, onceKey: { startsWith: `incident/${id}/` } };
  return (await tx.letter.findFirst({ where, select: { id: true } })) !== null;
}
