import type { InvoiceKey } from "#domain/invoice.ts";
import { acceptedStates } from "#domain/submission.ts";
import type { Tx } from "#server/db.ts";
import { openInSql } from "#server/ledger/states-in-sql.ts";
import type { KnownInvoice } from "#server/reading/read-row.ts";

type Row = Omit<KnownInvoice, "there"> & {
  key: InvoiceKey;
  issuedOn: string | null;
  buyerTaxpayerId: string;
  amount: bigint;
  tax: bigint;
  total: bigint;
};

/** What both books and the submissions say about invoices, for those of the keys about which there is anything. */
export async function findKnown(
  tx: Tx,
  merchantId: string,
  keys: readonly InvoiceKey[],
): Promise<Map<InvoiceKey, KnownInvoice>> {
  if (keys.length === 0) return new Map();
  const asked = [...keys];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT asked.key, ledger.content::text AS content, open.id::text AS "openId", accepted.id::text AS "acceptedId",
      CASE WHEN held.key IS NOT NULL THEN held.issued_on WHEN accepted.id IS NOT NULL THEN ledger.issued_on END::text AS "issuedOn",
      coalesce(held.buyer_taxpayer_id, ledger.buyer_taxpayer_id) AS "buyerTaxpayerId",
      coalesce(held.status, 'normal') = 'normal' AS stands,
      coalesce(held.amount, ledger.amount) AS amount, coalesce(held.tax, ledger.tax) AS tax, coalesce(held.total, ledger.total) AS total
    FROM unnest(${asked}::text[]) AS asked (key)
    LEFT JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = asked.key AND ledger.key = ANY(${asked}::text[])
    LEFT JOIN submission open ON open.merchant_id = ${merchantId}::uuid AND open.invoice_key = asked.key AND open.invoice_key = ANY(${asked}::text[])
      AND open.state IN (${openInSql})
    LEFT JOIN submission accepted ON accepted.merchant_id = ${merchantId}::uuid AND accepted.id = ledger.last_submission_id
      AND accepted.state = ANY(${[...acceptedStates]}::text[]) AND ledger.standing IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD')
    LEFT JOIN held_invoice held ON held.merchant_id = ${merchantId}::uuid AND held.key = asked.key AND held.key = ANY(${asked}::text[])
    WHERE ledger.key IS NOT NULL OR held.key IS NOT NULL`;
  return new Map(rows.map((row) => [row.key, knownOf(row)]));
}

function knownOf({
  content,
  openId,
  acceptedId,
  stands,
  issuedOn,
  buyerTaxpayerId,
  amount,
  tax,
  total,
}: Row): KnownInvoice {
  const there = issuedOn === null ? null : { issuedOn, buyerTaxpayerId, amount, tax, total };
  return { content, openId, acceptedId, there, stands };
}
