import { type Circuit, waveSize } from "#domain/circuit.ts";
import { houseId, record } from "#server/audit.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { connectors } from "#server/bureau/connectors.ts";
import { circuitColumns, gateOfOne } from "#server/bureau/gate.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, db, inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { ring } from "#server/queue/queue.ts";
import { leaseMs } from "#server/submissions/pace.ts";

/**
 * After an outage, lets go of what was held, earliest deadline first, in growing waves, whoever it belongs to. One
 * global brake: no wave before the last one is through. The wave that is not full was the last: the way is as it was.
 * @returns how many were let go
 */
export async function releaseWaves(now: Date): Promise<number> {
  let released = 0;
  for (const bureau of connectors()) {
    const circuit = await recoveringCircuit(bureau, now);
    if (circuit) released += await releaseWave(bureau, circuit, now);
  }
  return released;
}

type Recovering = Circuit & { readonly recoveringSince: Date };

/** Null where nothing recovers, or where what is let go would only be held again. */
async function recoveringCircuit({ name }: Bureau, now: Date): Promise<Recovering | null> {
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<Recovering[]>`
      SELECT ${circuitColumns} FROM connector WHERE name = ${name} AND recovering_since IS NOT NULL`;
    const circuit = rows[0];
    return circuit && (await gateOfOne(tx, name, now)).open ? circuit : null;
  });
}

async function releaseWave({ name, sendLimit }: Bureau, circuit: Recovering, now: Date): Promise<number> {
  const size = waveSize(circuit.wave, sendLimit);
  const next = await nextOf(name, circuit, size, now);
  if (next === null || !(await takeWave(name, circuit))) return 0;
  for (const [merchantId, rows] of Map.groupBy(next, (row) => row.merchantId)) {
    await letGo(name, merchantId, rows, circuit.wave, now);
  }
  if (next.length < size) await recovered(name, circuit, now);
  return next.length;
}

type Held = { merchantId: string; id: bigint };

/**
 * Those who come next by deadline (the earlier issued, the earlier due); null while the last wave is not through. What was
 * let go longer ago than a lease is not waited for: its merchant has a trouble of its own.
 */
function nextOf(connector: string, { recoveringSince }: Recovering, size: number, now: Date): Promise<Held[] | null> {
  return acrossTenants({ kind: "worker" }, async (tx) => {
    const since = new Date(Math.max(recoveringSince.getTime(), now.getTime() - leaseMs()));
    const underWay = await tx.submission.findFirst({
      where: { connector, releasedAt: { gte: since }, state: { in: ["QUEUED", "SENDING"] } },
      select: { id: true },
    });
    if (underWay) return null;
    return tx.$queryRaw<Held[]>`
      SELECT submission.merchant_id AS "merchantId", submission.id FROM submission
      JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
      WHERE ${heldBy(connector)}
      ORDER BY ledger.issued_on, submission.queued_at, submission.id LIMIT ${size}`;
  });
}

/** What waits for this way to be open, and for nothing else. */
function heldBy(connector: string): Prisma.Sql {
  return Prisma.sql`submission.connector = ${connector} AND submission.state = 'HELD' AND submission.package_id IS NULL
    AND submission.held_reason NOT IN ('PACKAGE_WAITS', 'IN_PACKAGE', 'NO_WAY')`;
}

/** Of several workers one lets the wave go. */
async function takeWave(name: string, { wave, recoveringSince }: Recovering): Promise<boolean> {
  const { count } = await db().connector.updateMany({
    where: { name, wave, recoveringSince },
    data: { wave: { increment: 1 } },
  });
  return count === 1;
}

/** What was seen is asked again: meanwhile it may have been taken back, or have gone another way. */
async function letGo(
  connector: string,
  merchantId: string,
  rows: readonly Held[],
  wave: number,
  now: Date,
): Promise<void> {
  const context = systemContext(merchantId, "release-waves");
  await inTransaction(context, async (tx) => {
    const moved = await releaseRows(tx, connector, merchantId, rows, now);
    const subjects = moved.map(({ id }) => String(id));
    if (subjects.length > 0) await ring(tx, "send-due", { merchantId });
    const act = { action: "submission.released", subjectKind: "submission", subjects, facts: { wave } } as const;
    await record(tx, context, [act], now);
  });
}

function releaseRows(
  tx: Tx,
  connector: string,
  merchantId: string,
  rows: readonly Held[],
  now: Date,
): Promise<{ id: bigint }[]> {
  return tx.$queryRaw<{ id: bigint }[]>`
    WITH held AS (
      SELECT id FROM submission WHERE merchant_id = ${merchantId}::uuid AND id = ANY(${rows.map(({ id }) => id)}::bigint[]) AND ${heldBy(connector)}
      ORDER BY id FOR UPDATE
    )
    UPDATE submission SET state = 'QUEUED', state_since = ${now}, revision = revision + 1, held_reason = NULL, released_at = ${now}, next_at = ${now}
    FROM held WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = held.id
    RETURNING submission.id`;
}

async function recovered(name: string, { wave, recoveringSince }: Recovering, now: Date): Promise<void> {
  const house = systemContext(houseId, "release-waves");
  await inTransaction(house, async (tx) => {
    const { count } = await tx.connector.updateMany({
      where: { name, recoveringSince },
      data: { recoveringSince: null, wave: 0 },
    });
    const facts = { waves: wave + 1 };
    const act = { action: "connector.recovered", subjectKind: "connector", subjects: [name], facts } as const;
    if (count > 0) await record(tx, house, [act], now);
  });
}
