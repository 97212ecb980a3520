import type { InvoiceKey } from "#domain/invoice.ts";
import type { InvoiceValues } from "#domain/submission.ts";
import type { Tx } from "#server/db.ts";
import { invoicesOfPackage } from "#server/packages/invoices-of-package.ts";
import type { AskedInvoice } from "#server/packages/plan-answers.ts";

type Row = InvoiceValues & {
  readonly id: bigint;
  readonly key: InvoiceKey;
  readonly earlier: AskedInvoice["earlier"];
  readonly left: boolean;
};

/** Every invoice a file brought back for this package may speak of. */
export async function askedInvoices(tx: Tx, merchantId: string, packageId: bigint): Promise<AskedInvoice[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT submission.id, submission.invoice_key AS key, submission.package_id IS DISTINCT FROM ${packageId} AS left, answer.kind AS earlier,
      ledger.issued_on::text AS "issuedOn", ledger.buyer_taxpayer_id AS "buyerTaxpayerId", ledger.amount, ledger.tax, ledger.total
    FROM ${invoicesOfPackage(merchantId, packageId)}
    ORDER BY submission.id`;
  return rows.map(({ id, key, earlier, left, ...values }) => ({ key, submissionId: id, values, earlier, left }));
}
