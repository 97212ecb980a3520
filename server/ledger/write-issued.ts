import { type Invoice, invoiceKey, invoiceText } from "#domain/invoice.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

export type LedgerOrigin = "import" | "batch" | "form" | "document";

/**
 * Puts invoices into the ledger inside a transaction of their merchant, in one statement.
 * @param transferWords what the issuing system said about each transfer, verbatim; aligned with the invoices
 * @returns the keys written
 */
export async function writeIssued(
  tx: Tx,
  merchantId: string,
  invoices: readonly Invoice[],
  origin: LedgerOrigin,
  transferWords: readonly string[],
): Promise<string[]> {
  if (invoices.length === 0) return [];
  const issued = Prisma.sql`
    SELECT key, content, words, NULL::bigint AS submission
    FROM unnest(
      ${invoices.map(invoiceKey)}::text[],
      ${invoices.map((invoice) => JSON.stringify(invoiceText(invoice)))}::jsonb[],
      ${[...transferWords]}::text[]
    ) AS given (key, content, words)`;
  const written = await tx.$queryRaw<{ key: string }[]>`${writingIssued(merchantId, issued, origin)} RETURNING key`;
  return written.map((row) => row.key);
}

/**
 * The statement that writes a relation of `(key, content, words, submission)` to the ledger; `content` is an invoice's
 * text fields, `submission` the one it has just been given: it is UPLOADING from here on. An invoice already there is
 * replaced only while the bureau does not hold it and nothing of it is on its way: what is confirmed there is never
 * rewritten by a later file. One that has just been queued is what was queued: a voiding of what the bureau holds.
 */
export function writingIssued(merchantId: string, issued: Prisma.Sql, origin: LedgerOrigin): Prisma.Sql {
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
    WHERE excluded.last_submission_id IS NOT NULL OR (ledger.standing NOT IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD', 'UPLOADING') AND NOT EXISTS (
      SELECT 1 FROM submission open WHERE open.merchant_id = ledger.merchant_id AND open.id = ledger.last_submission_id
        AND (open.next_at IS NOT NULL OR open.state = 'NEEDS_SUPPORT')))`;
}

/** `parseYuan` (domain/money.ts) as SQL, for a sum of `content` as `yuanText` wrote it. */
export function fenOf(content: Prisma.Sql, field: "amount" | "tax" | "total"): Prisma.Sql {
  return Prisma.sql`((${content}->>${Prisma.raw(`'${field}'`)})::numeric * 100)::bigint`;
}
