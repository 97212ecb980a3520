import { yuanText } from "#domain/money.ts";
import type { HeldRow } from "#sandbox/books.ts";
import { statusCodes } from "#sandbox/leqi/status-codes.ts";

/** What the books say of an invoice, but for its kind, code and number: the same fields in FPZTXXCX and in PLFPXZSQFK. */
export function heldFields(held: HeldRow): Record<string, string> {
  return {
    kprq: `${held.issuedOn} 00:00:00`,
    gmfnsrsbh: held.buyerTaxpayerId,
    gmfmc: held.buyerName,
    hjje: yuanText(held.amount),
    hjse: yuanText(held.tax),
    jshj: yuanText(held.total),
    fpzt: statusCodes[held.status],
  };
}
