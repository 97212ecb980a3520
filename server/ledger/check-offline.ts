import { nearShare, offlineCodes } from "#domain/issuing-check.ts";
import { yuanText } from "#domain/money.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { limitsOf } from "#server/ledger/issuing-limits.ts";
import { ofDevice } from "#server/ledger/of-device.ts";

/** Time offline passes by itself: looked at for every merchant whose tax-control device has issued something that is not there yet. */
export async function checkOffline(now: Date): Promise<number> {
  const merchants = await acrossTenants(
    { kind: "worker" },
    (tx) =>
      tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM merchant WHERE EXISTS (
        SELECT 1 FROM issued_invoice ledger WHERE ledger.merchant_id = merchant.id AND ledger.standing IN ('NOT_YET_DUE', 'MISSING') AND ${ofDevice(Prisma.sql`ledger.key`)})
      OR EXISTS (SELECT 1 FROM issuing_finding WHERE issuing_finding.merchant_id = merchant.id AND code = ANY(${[...offlineCodes]}::text[]))`,
  );
  let noted = 0;
  for (const { id } of merchants) {
    noted += await inTransaction(systemContext(id, "check-offline"), (tx) => noteOffline(tx, id, now));
  }
  return noted;
}

/**
 * `offlineFindings` (domain/issuing-check.ts) as SQL, for all of a merchant's invoices at once: those of a tax-control
 * device that are neither at the bureau nor on their way. Findings of those that arrived go.
 * @returns how many there are
 */
export async function noteOffline(tx: Tx, merchantId: string, now: Date): Promise<number> {
  const { offlineHours, offlineTotal } = await limitsOf(tx, merchantId, now);
  const [noted] = await tx.$queryRaw<{ count: number }[]>`
    WITH offline AS (
      SELECT key, issued_on::text AS day, ledger.content->>'amount' AS amount,
        extract(epoch FROM ${now}::timestamptz - issued_at) / 3600 AS hours, sum(ledger.amount) OVER (ORDER BY issued_at, key) AS together
      FROM (${notThere(merchantId, "NOT_YET_DUE")} UNION ALL ${notThere(merchantId, "MISSING")}) AS ledger
      CROSS JOIN LATERAL (
        SELECT (issued_on + coalesce(nullif(ledger.content->>'issuedTime', ''), '23:59:59')::time) AT TIME ZONE 'Asia/Shanghai' AS issued_at) moment
    ), found AS (
      SELECT key, CASE WHEN hours >= ${offlineHours}::int THEN 'OFFLINE_TIME_EXCEEDED' ELSE 'OFFLINE_TIME_NEAR' END AS code,
        'issuedOn' AS field, day AS value, jsonb_build_object('hours', ${offlineHours}::int::text) AS facts
      FROM offline WHERE hours >= ${offlineHours}::int * ${nearShare}::float8
      UNION ALL
      SELECT key, 'OFFLINE_TOTAL_EXCEEDED', 'amount', to_char(together / 100, 'FM9999999999999990.00'), jsonb_build_object('limit', ${offlineTotal === null ? null : yuanText(offlineTotal)}::text)
      FROM offline WHERE together > ${offlineTotal}::bigint
    ), cleared AS (
      DELETE FROM issuing_finding was WHERE was.merchant_id = ${merchantId}::uuid AND was.code = ANY(${[...offlineCodes]}::text[])
        AND NOT EXISTS (SELECT 1 FROM found WHERE found.key = was.key AND found.code = was.code AND found.field = was.field)
    ), noted AS (
      INSERT INTO issuing_finding (merchant_id, key, code, field, value, severity, facts, found_at)
      SELECT ${merchantId}::uuid, key, code, field, value, 'warn', facts, ${now}::timestamptz FROM found
      ON CONFLICT (merchant_id, key, code, field) DO UPDATE SET value = excluded.value, facts = excluded.facts
        WHERE (issuing_finding.value, issuing_finding.facts) IS DISTINCT FROM (excluded.value, excluded.facts)
    )
    SELECT count(*)::int AS count FROM found`;
  return noted?.count ?? 0;
}

/** One standing at a time: so each finds the index that was made for it. */
function notThere(merchantId: string, standing: "NOT_YET_DUE" | "MISSING"): Prisma.Sql {
  return Prisma.sql`
    SELECT key, issued_on, amount, content FROM issued_invoice
    WHERE merchant_id = ${merchantId}::uuid AND standing = ${Prisma.raw(`'${standing}'`)} AND ${ofDevice(Prisma.sql`key`)}`;
}
