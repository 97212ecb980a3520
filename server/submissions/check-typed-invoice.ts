import { type Invoice, type InvoiceDraft, type InvoiceText, invoiceKey, isInvoiceKey } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { readInvoice } from "#domain/read-invoice.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** `invoice` is null where a field could not be read; the problems say which. */
export type CheckedInvoice = { readonly invoice: Invoice | null; readonly problems: readonly Problem[] };

/** What stands against sending an invoice as it was typed: its fields, its sums, whose it is, our books, and whether there is a way. */
export async function checkTypedInvoice(
  context: MerchantContext,
  text: InvoiceDraft,
  now: Date,
): Promise<CheckedInvoice> {
  const { name, taxpayerId, ways, known } = await groundOf(context, text);
  const ground = { merchantName: name, merchantTaxpayerId: taxpayerId, today: businessDateOf(now), known };
  const { invoice, problems } = readInvoice(text, ground);
  return {
    invoice,
    problems: invoice && connectorFor(invoice.kind, ways) === null ? [noWayFor(invoice), ...problems] : problems,
  };
}

async function groundOf(context: MerchantContext, text: InvoiceDraft) {
  const { merchantId } = context;
  const key = invoiceKey(text);
  return inTransaction(context, async (tx) => {
    const merchant = await tx.merchant.findUniqueOrThrow({
      where: { id: merchantId },
      select: { name: true, taxpayerId: true, ways: true },
    });
    const ledger = isInvoiceKey(key)
      ? await tx.issuedInvoice.findUnique({ where: { merchantId_key: { merchantId, key } }, select: { content: true } })
      : null;
    return { ...merchant, ways: waysOf(merchant), known: ledger ? (ledger.content as InvoiceText) : undefined };
  });
}

function noWayFor({ kind }: Invoice): Problem {
  return { code: "NO_WAY_FOR_KIND", severity: "reject", field: "kind", value: kind };
}
