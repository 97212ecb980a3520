import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { record } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { writeIssued } from "#server/ledger/write-issued.ts";

export type Issued = { readonly invoice: Invoice; readonly transferWords: string };

/** Records what a merchant issued, as its issuing system tells; each takes its standing at once. */
export async function importIssued(context: TenantContext, issued: readonly Issued[], now: Date): Promise<number> {
  return inTransaction(context, async (tx) => {
    const invoices = issued.map(({ invoice }) => invoice);
    const words = issued.map(({ transferWords }) => transferWords);
    const written = await writeIssued(tx, context.merchantId, invoices, "import", words);
    await deriveStandings(tx, context.merchantId, invoices.map(invoiceKey));
    await record(tx, context, [{ action: "ledger.imported", subjectKind: "invoice", subjects: written }], now);
    return written.length;
  });
}
