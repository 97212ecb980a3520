import { type Invoice, invoiceText } from "#domain/invoice.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";

/**
 * For tests: invoices in a merchant's books that the bureau's list, complete to a moment long after them, does not hold.
 * @param words what the issuing software said about each
 */
export async function exampleMissing(system: SystemContext, invoices: readonly Invoice[], words = ""): Promise<void> {
  await inTransaction(system, (tx) =>
    tx.merchant.update({ where: { id: system.merchantId }, data: { bureauCompleteTo: new Date("2099-01-01") } }),
  );
  await recordIssued(
    system,
    invoices.map((invoice) => ({ invoice: invoiceText(invoice), transferWords: words })),
    { kind: "file" },
    new Date(),
  );
}

/** For tests: the bureau's book of one invoice, with other values where `changes` say so. */
export async function exampleHeld(
  system: SystemContext,
  invoice: Invoice,
  changes: { total?: bigint; amount?: bigint } = {},
): Promise<void> {
  const { merchantId } = system;
  await inTransaction(system, async (tx) => {
    await tx.heldInvoice.create({
      data: {
        merchantId,
        key: invoice.code + invoice.number,
        kind: invoice.kind,
        issuedOn: new Date(invoice.issuedOn),
        buyerTaxpayerId: invoice.buyer.taxpayerId,
        buyerName: invoice.buyer.name,
        amount: changes.amount ?? invoice.amount,
        tax: invoice.tax,
        total: changes.total ?? invoice.total,
        status: "normal",
      },
    });
    await deriveStandings(tx, merchantId);
  });
}
