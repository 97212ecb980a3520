import { issuingCodes } from "#domain/issuing-check.ts";
import type { IssuingLimits } from "#domain/issuing-limits.ts";
import { yuanText } from "#domain/money.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { ofDevice } from "#server/ledger/of-device.ts";

export type LedgerOrigin = "import" | "batch" | "form" | "document";

type Writing = {
  readonly merchantId: string;
  /** A relation of `(key, content, words, submission, problems)`, each key once. */
  readonly issued: Prisma.Sql;
  readonly origin: LedgerOrigin;
  readonly limits: IssuingLimits;
  readonly now: Date;
};

/**
 * The parts of a statement (`WITH …`) that write invoices to the ledger, and what is to be seen to about each; `written`
 * is a relation of the keys. `content` is an invoice's text fields, `words` what the issuing system said, `submission` the
 * one it has just been given: it is UPLOADING from here on; `problems` what reading it found.
 */
export function writingIssued(writing: Writing): Prisma.Sql {
  return Prisma.sql`written AS (${insertingIssued(writing)} RETURNING ledger.key), ${writingFindings(writing)}`;
}

/** An entry may be replaced while the bureau does not hold it and nothing of it is on its way. */
export const replaceable = Prisma.sql`(ledger.standing NOT IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD', 'UPLOADING') AND NOT EXISTS (
  SELECT 1 FROM submission open WHERE open.merchant_id = ledger.merchant_id AND open.id = ledger.last_submission_id
    AND (open.next_at IS NOT NULL OR open.state = 'NEEDS_SUPPORT')))`;

/** `parseYuan` (domain/money.ts) as SQL, for a sum of `content` as `yuanText` wrote it. */
export function fenOf(content: Prisma.Sql, field: "amount" | "tax" | "total"): Prisma.Sql {
  return Prisma.sql`((${content}->>${Prisma.raw(`'${field}'`)})::numeric * 100)::bigint`;
}

/**
 * What is confirmed at the bureau is never rewritten by a later file. One that has just been queued is what was queued: a
 * voiding of what the bureau holds.
 */
function insertingIssued({ merchantId, issued, origin }: Writing): Prisma.Sql {
  const content = Prisma.sql`issued.content`;
  return Prisma.sql`
    INSERT INTO issued_invoice AS ledger
      (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, content, voided, origin, transfer_words, last_submission_id, standing)
    SELECT ${merchantId}::uuid, key, ${content}->>'kind', (${content}->>'issuedOn')::date, ${content}->'buyer'->>'taxpayerId', ${content}->'buyer'->>'name',
      ${fenOf(content, "amount")}, ${fenOf(content, "tax")}, ${fenOf(content, "total")}, content, coalesce(content->>'voidedAt', '') <> '', ${origin}, words, submission,
      CASE WHEN submission IS NULL THEN 'NOT_YET_DUE' ELSE 'UPLOADING' END
    FROM (${issued}) AS issued
    ON CONFLICT (merchant_id, key) DO UPDATE SET
      kind = excluded.kind, issued_on = excluded.issued_on, buyer_taxpayer_id = excluded.buyer_taxpayer_id,
      buyer_name = excluded.buyer_name, amount = excluded.amount, tax = excluded.tax, total = excluded.total,
      content = excluded.content, voided = excluded.voided, origin = excluded.origin,
      transfer_words = CASE WHEN excluded.transfer_words = '' THEN ledger.transfer_words ELSE excluded.transfer_words END,
      last_submission_id = coalesce(excluded.last_submission_id, ledger.last_submission_id),
      standing = CASE WHEN excluded.last_submission_id IS NULL THEN ledger.standing ELSE 'UPLOADING' END,
      differences = CASE WHEN excluded.last_submission_id IS NULL THEN ledger.differences END
    WHERE excluded.last_submission_id IS NOT NULL OR ${replaceable}`;
}

/** `checkIssued` (domain/issuing-check.ts) as rows, but for what passes with time: that is `check-offline`'s. */
function writingFindings({ merchantId, issued, limits: { singleLimit }, now }: Writing): Prisma.Sql {
  const ofLimit =
    singleLimit === null
      ? Prisma.empty
      : Prisma.sql`UNION ALL
          SELECT 'SINGLE_LIMIT_EXCEEDED', 'amount', issued.content->>'amount', 'warn', jsonb_build_object('limit', ${yuanText(singleLimit)}::text)
          WHERE ${ofDevice(Prisma.sql`issued.key`)} AND abs(${fenOf(Prisma.sql`issued.content`, "amount")}) > ${singleLimit}`;
  return Prisma.sql`
    found AS (
      SELECT DISTINCT ON (issued.key, finding.code, finding.field) issued.key, finding.*
      FROM written JOIN (${issued}) AS issued ON issued.key = written.key
      CROSS JOIN LATERAL (
        SELECT problem->>'code' AS code, coalesce(problem->>'field', '') AS field, coalesce(problem->>'value', '') AS value,
          problem->>'severity' AS severity, coalesce(problem->'facts', '{}') AS facts
        FROM jsonb_array_elements(issued.problems) AS problem WHERE problem->>'code' = ANY(${[...issuingCodes]}::text[]) AND problem->>'field' <> 'seller.taxpayerId'
        ${ofLimit}
      ) AS finding
    ), cleared AS (
      DELETE FROM issuing_finding was USING written
      WHERE was.merchant_id = ${merchantId}::uuid AND was.key = written.key AND NOT EXISTS (
        SELECT 1 FROM found WHERE found.key = was.key AND found.code = was.code AND found.field = was.field)
    ), noted AS (
      INSERT INTO issuing_finding (merchant_id, key, code, field, value, severity, facts, found_at)
      SELECT ${merchantId}::uuid, key, code, field, value, severity, facts, ${now}::timestamptz FROM found
      ON CONFLICT (merchant_id, key, code, field) DO UPDATE SET value = excluded.value, severity = excluded.severity, facts = excluded.facts
    )`;
}
