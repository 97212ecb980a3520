import { invoiceKinds } from "#domain/invoice-kind.ts";
import { businessDateOf, periodOf } from "#domain/period.ts";
import type { HeldRow } from "#sandbox/books.ts";
import type { Declared } from "#sandbox/judging/declared.ts";

/** 作废: not of a 数电票, in the month of issue, and of an invoice that is held only with the values it is held with. */
export function objectionToVoid(invoice: Declared, held: HeldRow | null, now: Date): string | null {
  const { kind, issuedAt, voidedAt } = invoice;
  if (invoiceKinds[kind].identity === "digital") return "数电票不能作废，请开具红字发票";
  if (voidedAt === null || issuedAt === null || voidedAt < issuedAt) return "作废日期不正确";
  if (voidedAt.slice(0, 10) > businessDateOf(now)) return "作废日期不能晚于当前日期";
  if (periodOf(voidedAt) !== periodOf(issuedAt)) return "跨月发票不能作废，请开具红字发票";
  if (held === null) return null;
  if (held.status !== "normal") return "该发票已红冲，不能作废";
  return agrees(invoice, held) ? null : "作废信息与原发票不一致";
}

function agrees({ seller, amount, tax, total }: Declared, held: HeldRow): boolean {
  return (
    held.sellerTaxpayerId === seller.taxpayerId && held.amount === amount && held.tax === tax && held.total === total
  );
}
