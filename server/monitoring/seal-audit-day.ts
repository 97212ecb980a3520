import { businessDateOf } from "#domain/period.ts";
import { houseId, record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
import { log } from "#server/log.ts";
import { hashBeforeDays, hashOfDay, type SealedHead } from "#server/monitoring/audit-day.ts";

/**
 * Seals where every chain stands, the house's included, in one row chained to the day before. From then on no chain can
 * be rewritten up to there without rewriting every day since, and the hash that was written to the log. A day on which
 * no worker ran has no row: what was done on it is sealed by the next.
 * @returns how many chains were sealed; none where this day, or one after it, is sealed already
 */
export async function sealAuditDay(now: Date): Promise<number> {
  const day = businessDateOf(now);
  const heads = await readHeads();
  const house = systemContext(houseId, "seal-audit-day");
  const hash = await inTransaction(house, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit_day'))`;
    const last = await lastDay(tx);
    if (last && last.day >= day) return null;
    const sealed = { day, at: now, heads, previousHash: last?.hash ?? hashBeforeDays };
    const hash = hashOfDay(sealed);
    await tx.$executeRaw`
      INSERT INTO audit_day (day, at, heads, previous_hash, hash)
      VALUES (${day}::date, ${now}, ${JSON.stringify(heads)}::jsonb, ${sealed.previousHash}, ${hash})`;
    const facts = { hash: Buffer.from(hash).toString("hex"), chains: heads.length };
    await record(tx, house, [{ action: "audit.day-sealed", subjectKind: "audit-day", subjects: [day], facts }], now);
    return facts.hash;
  });
  if (hash === null) return 0;
  log().info({ day, hash, chains: heads.length }, "audit day sealed");
  return heads.length;
}

/** Read before the day is written: a chain only grows, so each of these stays true of it. */
function readHeads(): Promise<SealedHead[]> {
  return acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<SealedHead[]>`
      SELECT merchant_id::text AS "merchantId", seq::text, encode(hash, 'hex') AS hash FROM audit_head ORDER BY merchant_id`,
  );
}

async function lastDay(tx: Tx): Promise<{ day: string; hash: Uint8Array<ArrayBuffer> } | undefined> {
  const rows = await tx.$queryRaw<{ day: string; hash: Uint8Array<ArrayBuffer> }[]>`
    SELECT day::text, hash FROM audit_day ORDER BY day DESC LIMIT 1`;
  return rows[0];
}
