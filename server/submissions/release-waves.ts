import { type Circuit, circuitState, waveSize } from "#domain/circuit.ts";
import { houseId, record } from "#server/audit.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import { circuitColumns } from "#server/bureau/gate.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, db, inTransaction, type Tx } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";

/**
 * After an outage, lets go of what was held, earliest deadline first, in growing waves, whoever it belongs to. One
 * global brake: no wave before the last one is through. When nothing is held any more, the way is as it was.
 * @returns how many were let go
 */
export async function releaseWaves(now: Date): Promise<number> {
  const circuits = await db().$queryRaw<(Circuit & { name: string })[]>`
    SELECT connector.name, ${circuitColumns} FROM connector WHERE recovering_since IS NOT NULL AND stopped_at IS NULL`;
  let released = 0;
  for (const { name, ...circuit } of circuits) {
    if (circuitState(circuit) === "recovering") released += await releaseWave(name, circuit, now);
  }
  return released;
}

async function releaseWave(connector: string, circuit: Circuit, now: Date): Promise<number> {
  const size = waveSize(circuit.wave, bureauOf(connector).sendLimit);
  const waiting = await lookAt(connector, circuit, size);
  if (waiting.underWay > 0) return 0;
  if (waiting.next.length === 0) return recovered(connector, circuit, now);
  if (!(await takeWave(connector, circuit))) return 0;
  for (const [merchantId, rows] of Map.groupBy(waiting.next, (row) => row.merchantId)) {
    const context = systemContext(merchantId, "release-waves");
    await inTransaction(context, async (tx) => {
      const moved = await letGo(
        tx,
        merchantId,
        rows.map(({ id }) => id),
        now,
      );
      const subjects = moved.map(({ id }) => String(id));
      await ring(tx, "send-due", { merchantId });
      await record(
        tx,
        context,
        [{ action: "submission.released", subjectKind: "submission", subjects, facts: { wave: circuit.wave } }],
        now,
      );
    });
  }
  return waiting.next.length;
}

type Held = { merchantId: string; id: bigint };

/** Those who come next by deadline (the earlier issued, the earlier due), and how many of the last wave are not through. */
function lookAt(connector: string, { recoveringSince }: Circuit, size: number) {
  return acrossTenants({ kind: "worker" }, async (tx) => {
    const [{ count } = { count: 0n }] = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM submission
      WHERE connector = ${connector} AND released_at >= ${recoveringSince} AND state IN ('QUEUED', 'SENDING')`;
    const next = await tx.$queryRaw<Held[]>`
      SELECT held.merchant_id AS "merchantId", held.id FROM submission held
      JOIN issued_invoice ledger ON ledger.merchant_id = held.merchant_id AND ledger.key = held.invoice_key
      WHERE held.connector = ${connector} AND held.state = 'HELD' AND held.held_reason NOT IN ('PACKAGE_WAITS', 'IN_PACKAGE', 'NO_WAY')
      ORDER BY ledger.issued_on, held.queued_at, held.id LIMIT ${size}`;
    return { underWay: Number(count), next };
  });
}

/** Of several workers one lets the wave go. */
async function takeWave(name: string, { wave, recoveringSince }: Circuit): Promise<boolean> {
  const { count } = await db().connector.updateMany({
    where: { name, wave, recoveringSince },
    data: { wave: { increment: 1 } },
  });
  return count === 1;
}

function letGo(tx: Tx, merchantId: string, ids: readonly bigint[], now: Date): Promise<{ id: bigint }[]> {
  return tx.$queryRaw<{ id: bigint }[]>`
    UPDATE submission SET state = 'QUEUED', state_since = ${now}, revision = revision + 1, held_reason = NULL, released_at = ${now}, next_at = ${now}
    WHERE merchant_id = ${merchantId}::uuid AND id = ANY(${[...ids]}::bigint[]) AND state = 'HELD'
    RETURNING id`;
}

async function recovered(name: string, { wave, recoveringSince }: Circuit, now: Date): Promise<number> {
  const house = systemContext(houseId, "release-waves");
  await inTransaction(house, async (tx) => {
    const { count } = await tx.connector.updateMany({
      where: { name, wave, recoveringSince },
      data: { recoveringSince: null, wave: 0 },
    });
    if (count === 0) return;
    await record(
      tx,
      house,
      [{ action: "connector.recovered", subjectKind: "connector", subjects: [name], facts: { waves: wave } }],
      now,
    );
  });
  return 0;
}
