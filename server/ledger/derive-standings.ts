import { lagDays } from "#domain/deadline.ts";
import { causeOf } from "#domain/missing-cause.ts";
import { inBulk, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { acceptedInSql } from "#server/ledger/states-in-sql.ts";

/**
 * Brings the standing of a merchant's invoices in line with both books and the open submissions: `standingOf`
 * (domain/standing.ts) in one statement, and what only rows know: an accepted one is there until a list complete past it
 * says otherwise. Only rows that change are written, by their keys and in their order, and only where they still stand as
 * they were read.
 * @param keys these only; all of the merchant's when left out
 * @returns how many changed
 */
export async function deriveStandings(tx: Tx, merchantId: string, keys?: readonly string[]): Promise<number> {
  if (keys?.length === 0) return 0;
  const changed = keys
    ? await derive(tx, merchantId, Prisma.sql`AND ledger.key = ANY(${[...keys]}::text[])`)
    : await inBulk(tx, () => derive(tx, merchantId, Prisma.empty));
  await writeCauses(
    tx,
    merchantId,
    changed.filter((row) => row.standing === "MISSING" || row.standing === "TOO_LATE_REISSUE"),
  );
  return changed.length;
}

type Changed = { readonly key: string; readonly standing: string; readonly words: string | null };

async function derive(tx: Tx, merchantId: string, these: Prisma.Sql): Promise<Changed[]> {
  return tx.$queryRaw<Changed[]>`
    WITH looked_at AS (
      SELECT ledger.key, ledger.standing AS was, ledger.differences AS differed, ledger.last_submission_id AS knew, facts.differences,
        CASE
          WHEN held.key IS NOT NULL AND (facts.differences IS NULL OR ${toleratedInSql}) THEN
            CASE WHEN ledger.standing = 'CONFIRMED_IN_PERIOD' THEN 'CONFIRMED_IN_PERIOD' ELSE 'AT_BUREAU' END
          WHEN held.key IS NOT NULL THEN CASE WHEN ledger.explained_as IS NULL THEN 'DIFFERS' ELSE 'EXPLAINED' END
          WHEN last.state IN (${acceptedInSql})
            AND (merchant.bureau_complete_to IS NULL OR merchant.bureau_complete_to <= last.ended_at) THEN 'AT_BUREAU'
          WHEN last.state = 'CONFLICT' THEN 'DIFFERS'
          WHEN last.next_at IS NOT NULL OR last.state = 'NEEDS_SUPPORT' THEN 'UPLOADING'
          WHEN ledger.explained_as IS NOT NULL THEN 'EXPLAINED'
          WHEN last.state = 'EXPIRED_REISSUE' THEN 'TOO_LATE_REISSUE'
          WHEN merchant.bureau_complete_to IS NULL OR merchant.bureau_complete_to < lag.over_at THEN 'NOT_YET_DUE'
          ELSE 'MISSING'
        END AS standing,
        coalesce(last.verdict_message, ledger.transfer_words) AS words
      FROM issued_invoice ledger
      JOIN merchant ON merchant.id = ledger.merchant_id
      LEFT JOIN held_invoice held ON held.merchant_id = ledger.merchant_id AND held.key = ledger.key
        AND NOT (ledger.voided AND held.status = 'normal')
      LEFT JOIN submission last ON last.merchant_id = ledger.merchant_id AND last.id = ledger.last_submission_id
      CROSS JOIN LATERAL (SELECT ((ledger.issued_on + ${lagDays + 1}::int)::timestamp AT TIME ZONE 'Asia/Shanghai') AS over_at) lag
      CROSS JOIN LATERAL (
        SELECT CASE WHEN held.key IS NULL THEN last.differences WHEN ${equalInSql} THEN NULL ELSE ${differencesInSql} END AS differences) facts
      WHERE ledger.merchant_id = ${merchantId}::uuid ${these} AND NOT coalesce(${standsAsItShould}, FALSE)
    ), derived AS MATERIALIZED (
      SELECT * FROM looked_at WHERE was <> standing OR differed IS DISTINCT FROM differences
    ), changing AS (
      SELECT key FROM issued_invoice
      WHERE merchant_id = ${merchantId}::uuid AND key = ANY(ARRAY(SELECT key FROM derived)) ORDER BY key FOR UPDATE
    )
    UPDATE issued_invoice ledger
    SET standing = derived.standing, differences = derived.differences
    FROM derived
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.key = ANY(ARRAY(SELECT key FROM changing)) AND ledger.key = derived.key
      AND ledger.standing = derived.was AND ledger.last_submission_id IS NOT DISTINCT FROM derived.knew
    RETURNING ledger.key, ledger.standing, derived.words`;
}

const equalInSql = Prisma.sql`
  (ledger.issued_on, ledger.buyer_taxpayer_id, ledger.amount, ledger.tax, ledger.total)
    = (held.issued_on, held.buyer_taxpayer_id, held.amount, held.tax, held.total)`;

/** Nearly all of a large ledger: there, with our values, and known to be. What follows need not be asked of it. */
const standsAsItShould = Prisma.sql`(ledger.standing IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD') AND ledger.differences IS NULL
  AND ${equalInSql})`;

/** `isTolerated` (domain/reconciliation.ts) as SQL. */
const toleratedInSql = Prisma.sql`(merchant.tolerance_fen > 0
  AND ledger.issued_on = held.issued_on AND ledger.buyer_taxpayer_id = held.buyer_taxpayer_id
  AND abs(ledger.amount - held.amount) <= merchant.tolerance_fen AND abs(ledger.tax - held.tax) <= merchant.tolerance_fen
  AND abs(ledger.total - held.total) <= merchant.tolerance_fen)`;

/** `compareValues` (domain/submission.ts) as SQL: the fields in which the bureau's record differs; null when none does. */
const differencesInSql = Prisma.sql`(
  SELECT jsonb_agg(jsonb_build_object('field', field, 'ours', ours, 'theirs', theirs)) FROM (VALUES
    ('issuedOn', ledger.issued_on::text, held.issued_on::text),
    ('buyerTaxpayerId', ledger.buyer_taxpayer_id, held.buyer_taxpayer_id),
    ('amount', ledger.amount::text, held.amount::text),
    ('tax', ledger.tax::text, held.tax::text),
    ('total', ledger.total::text, held.total::text)
  ) AS pair (field, ours, theirs) WHERE ours IS DISTINCT FROM theirs)`;

async function writeCauses(
  tx: Tx,
  merchantId: string,
  missing: readonly { key: string; words: string | null }[],
): Promise<void> {
  if (missing.length === 0) return;
  await tx.$executeRaw`
    UPDATE issued_invoice ledger SET cause = found.cause
    FROM unnest(${missing.map((row) => row.key)}::text[], ${missing.map((row) => causeOf(row.words ?? ""))}::text[]) AS found (key, cause)
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.key = found.key AND ledger.cause IS DISTINCT FROM found.cause`;
}
