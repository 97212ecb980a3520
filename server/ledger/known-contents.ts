import type { InvoiceKey, InvoiceText } from "#domain/invoice.ts";
import type { Tx } from "#server/db.ts";

/** What the ledger has of these invoices already, as JSON: it fills what a delivery leaves out. */
export async function knownContents(
  tx: Tx,
  merchantId: string,
  keys: readonly InvoiceKey[],
): Promise<ReadonlyMap<InvoiceKey, string>> {
  const rows = await tx.$queryRaw<{ key: string; content: string }[]>`
    SELECT key, content::text FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND key = ANY(${[...keys]}::text[])`;
  return new Map(rows.map(({ key, content }) => [key, content]));
}

export function invoiceTextIn(content: string | undefined): InvoiceText | undefined {
  return content === undefined ? undefined : JSON.parse(content);
}
