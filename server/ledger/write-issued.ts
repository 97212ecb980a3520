import { type Invoice, type InvoiceKey, invoiceKey, invoiceText } from "#domain/invoice.ts";
import type { Tx } from "#server/db.ts";

export type LedgerOrigin = "import" | "batch" | "form" | "document";

type About = {
  /** What the issuing system said about each transfer, verbatim; aligned with the invoices. */
  readonly transferWords?: readonly string[];
  /** The submission each has just been given; those are UPLOADING from here on. */
  readonly queued?: ReadonlyMap<InvoiceKey, bigint>;
};

/**
 * Puts invoices into the ledger inside a transaction of their merchant, in one statement. One already there is
 * replaced only while the bureau does not hold it: what is confirmed there is never rewritten by a later file.
 * @returns the keys written
 */
export async function writeIssued(
  tx: Tx,
  merchantId: string,
  invoices: readonly Invoice[],
  origin: LedgerOrigin,
  about: About = {},
): Promise<string[]> {
  if (invoices.length === 0) return [];
  const written = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO issued_invoice AS ledger
      (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, content, origin, transfer_words, last_submission_id, standing)
    SELECT ${merchantId}::uuid, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, content, ${origin}, words, submission,
      CASE WHEN submission IS NULL THEN 'NOT_YET_DUE' ELSE 'UPLOADING' END
    FROM unnest(
      ${invoices.map(invoiceKey)}::text[],
      ${invoices.map((invoice) => invoice.kind)}::text[],
      ${invoices.map((invoice) => invoice.issuedOn)}::date[],
      ${invoices.map((invoice) => invoice.buyer.taxpayerId)}::text[],
      ${invoices.map((invoice) => invoice.buyer.name)}::text[],
      ${invoices.map((invoice) => invoice.amount)}::bigint[],
      ${invoices.map((invoice) => invoice.tax)}::bigint[],
      ${invoices.map((invoice) => invoice.total)}::bigint[],
      ${invoices.map((invoice) => JSON.stringify(invoiceText(invoice)))}::jsonb[],
      ${about.transferWords ?? invoices.map(() => "")}::text[],
      ${invoices.map((invoice) => about.queued?.get(invoiceKey(invoice)) ?? null)}::bigint[]
    ) AS row (key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, content, words, submission)
    ON CONFLICT (merchant_id, key) DO UPDATE SET
      kind = excluded.kind, issued_on = excluded.issued_on, buyer_taxpayer_id = excluded.buyer_taxpayer_id,
      buyer_name = excluded.buyer_name, amount = excluded.amount, tax = excluded.tax, total = excluded.total,
      content = excluded.content, origin = excluded.origin,
      transfer_words = CASE WHEN excluded.transfer_words = '' THEN ledger.transfer_words ELSE excluded.transfer_words END,
      last_submission_id = coalesce(excluded.last_submission_id, ledger.last_submission_id),
      standing = CASE WHEN excluded.last_submission_id IS NULL THEN ledger.standing ELSE 'UPLOADING' END,
      differences = CASE WHEN excluded.last_submission_id IS NULL THEN ledger.differences END
    WHERE ledger.standing NOT IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD', 'UPLOADING')
    RETURNING key`;
  return written.map((row) => row.key);
}
