import { invoiceKinds } from "#domain/invoice-kind.ts";
import { magnitude } from "#domain/money.ts";
import type { Declared } from "#sandbox/judging/declared.ts";
import { isDigitalKind } from "#sandbox/judging/key.ts";
import type { Ground, Rule } from "#sandbox/judging/rule.ts";

/** 红字发票. A 确认单 or 信息表 this bureau never heard of is taken on trust, as is a blue invoice it does not hold. */
export const redLetterRules: readonly Rule[] = [blueStaysBlue, negative, origin, confirmed, reversible];

const allowing = new Set(["01", "04"]);

function blueStaysBlue({ isRed, blueNumber, confirmationNumber }: Declared): string | null {
  return !isRed && (blueNumber !== "" || confirmationNumber !== "") ? "蓝字发票不能填写红字确认单信息" : null;
}

function negative({ isRed, total }: Declared): string | null {
  return isRed && (total ?? 0n) >= 0n ? "红字发票金额须为负数" : null;
}

/** 数电: blue number and 确认单 (乐企 QDFPSC). 税控: a 专票 goes by its 信息表, a 普票 by the blue invoice's number. */
function origin({ isRed, kind, blueNumber, confirmationNumber }: Declared): string | null {
  if (!isRed) return null;
  const isFormOnly = invoiceKinds[kind].special && !isDigitalKind(kind) && blueNumber === "";
  if (!isFormOnly && !/^(\d{18}|\d{20})$/.test(blueNumber)) return "红字发票对应蓝字发票号码不正确";
  if (isDigitalKind(kind)) return /^\d{20}$/.test(confirmationNumber) ? null : "红字确认信息单编号不正确";
  const form = invoiceKinds[kind].special ? /^\d{16}$/ : /^(\d{16})?$/;
  return form.test(confirmationNumber) ? null : "红字发票信息表编号不正确";
}

function confirmed({ isRed, blueNumber }: Declared, { confirmation }: Ground): string | null {
  if (!isRed || confirmation === null) return null;
  if (!allowing.has(confirmation.state)) return "红字发票信息确认单状态不允许开具";
  return blueNumber === "" || confirmation.blueNumber === blueNumber ? null : "红字确认单与对应蓝字发票号码不一致";
}

function reversible({ isRed, total, seller }: Declared, { blue }: Ground): string | null {
  if (!isRed || blue === null) return null;
  if (blue.sellerTaxpayerId !== seller.taxpayerId) return "对应蓝字发票不是该销售方开具";
  if (blue.status === "void") return "对应蓝字发票已作废，不能开具红字发票";
  return magnitude(total ?? 0n) > blue.total ? "红字发票金额超过对应蓝字发票金额" : null;
}
