import type { InvoiceDraft } from "./invoice.ts";

type RedLetter = NonNullable<InvoiceDraft["red"]>;

const blueDigital = /被红冲(?:蓝字)?(?:数电)?(?:发票|票)号码[:：]\s*(\d{20}|\d{18})/;
const confirmation = /红字发票信息确认单编号[:：]\s*(\d{20})/;
const requestForm = /信息表编号[:：]?\s*(\d{16})/;
const blueLegacy = /(?:对应正数|被红冲)发票代码[:：]\s*(\d{10}|\d{12})[\s,，;；]*(?:发票)?号码[:：]\s*(\d{8})/;

/** What a red invoice prints in its 备注 about the blue one it reverses (`domain.md` §4.3); null when it says nothing. */
export function redLetterInRemark(remark: string): RedLetter | null {
  if (!/红冲|红字|正数发票/.test(remark)) return null;
  const legacy = blueLegacy.exec(remark);
  const blueNumber = legacy ? `${legacy[1]}${legacy[2]}` : (blueDigital.exec(remark)?.[1] ?? "");
  const confirmationNumber = confirmation.exec(remark)?.[1] ?? requestForm.exec(remark)?.[1] ?? "";
  return blueNumber === "" && confirmationNumber === "" ? null : { blueNumber, confirmationNumber, confirmationId: "" };
}
