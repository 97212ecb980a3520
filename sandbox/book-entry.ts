import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { yuanText } from "#domain/money.ts";
import type { BookEntry } from "#sandbox/books.ts";

/** An issued invoice as the bureau's books would hold it. */
export function bookEntryOf(invoice: Invoice): BookEntry {
  return {
    key: invoiceKey(invoice),
    sellerTaxpayerId: invoice.seller.taxpayerId,
    kind: invoice.kind,
    issuedOn: invoice.issuedOn,
    buyerTaxpayerId: invoice.buyer.taxpayerId,
    buyerName: invoice.buyer.name,
    amount: invoice.amount,
    tax: invoice.tax,
    total: invoice.total,
    status: "normal",
  };
}

/** The same for the body of `POST /control/books`, where amounts are yuan as text. */
export function bookEntryText(entry: BookEntry) {
  return { ...entry, amount: yuanText(entry.amount), tax: yuanText(entry.tax), total: yuanText(entry.total) };
}
