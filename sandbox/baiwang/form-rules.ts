import { kindOfCode } from "#domain/invoice-kind.ts";
import { kindsByTypeCode } from "#sandbox/baiwang/codes.ts";
import { errorCodes } from "#sandbox/baiwang/envelope.ts";
import type { Item } from "#sandbox/baiwang/invoice.ts";
import type { Act } from "#sandbox/judging/declared.ts";

/** Why an item is not taken in, as it stands in `fail`. */
export type Failure = { readonly code: string; readonly message: string };

type FormRule = (item: Item, asked: { readonly taxNo: string; readonly act: Act }) => Failure | null;

const formRules: readonly FormRule[] = [required, typeCode, identity, checkCode, owner, redFlag, lengths, details];

/** What is wrong with an item as it is written; what is wrong with the invoice, the bureau's rules say. */
export function objectionToForm(item: Item, taxNo: string, act: Act): Failure | null {
  for (const rule of formRules) {
    const objection = rule(item, { taxNo, act });
    if (objection !== null) return objection;
  }
  return null;
}

const requiredFields = [
  ["serialNo", "流水号"],
  ["invoiceTypeCode", "发票类型代码"],
  ["invoiceCode", "发票代码"],
  ["invoiceNo", "发票号码"],
  ["invoiceDate", "开票日期"],
  ["sellerTaxNo", "销方税号"],
  ["sellerName", "销方名称"],
  ["buyerName", "购方名称"],
  ["invoiceTotalPrice", "合计金额"],
  ["invoiceTotalTax", "合计税额"],
  ["invoiceTotalPriceTax", "价税合计"],
  ["redFlag", "红字标志"],
] as const;

function required(item: Item, { act }: { act: Act }): Failure | null {
  const missing = requiredFields.find(([name]) => item[name] === "");
  if (missing) return empty(missing[0], missing[1]);
  if (act === "void" && item.voidDate === "") return empty("voidDate", "作废日期");
  return item.invoiceDetailsList.length === 0 ? empty("invoiceDetailsList", "发票明细") : null;
}

function typeCode({ invoiceTypeCode, invoiceCode }: Item): Failure | null {
  const kind = kindsByTypeCode[invoiceTypeCode];
  if (kind === undefined) return { code: errorCodes.badTypeCode, message: `发票类型代码${invoiceTypeCode}不正确` };
  const actual = kindOfCode(invoiceCode);
  if (actual === null) return content("发票代码有误");
  return actual === kind ? null : { code: errorCodes.badTypeCode, message: "发票类型代码与发票代码不一致" };
}

function identity({ invoiceNo, serialNo }: Item): Failure | null {
  if (serialNo.length > 50) return content("流水号长度超过50");
  return /^\d{8}$/.test(invoiceNo) ? null : content("发票号码格式不正确");
}

function checkCode({ checkCode: digits }: Item): Failure | null {
  return /^(\d{20})?$/.test(digits) ? null : content("校验码格式不正确");
}

function owner({ sellerTaxNo }: Item, { taxNo }: { taxNo: string }): Failure | null {
  return sellerTaxNo === taxNo ? null : content("销方税号与taxNo不一致");
}

function redFlag({ redFlag: flag }: Item): Failure | null {
  return flag === "0" || flag === "1" ? null : { code: errorCodes.redLetter, message: "红字标志不正确" };
}

const longest = [
  ["sellerName", "销方名称", 300],
  ["buyerName", "购方名称", 300],
  ["drawer", "开票人", 300],
  ["remarks", "备注", 450],
] as const;

function lengths(item: Item): Failure | null {
  const field = longest.find(([name, , limit]) => item[name].length > limit);
  return field ? content(`${field[1]}长度超过${field[2]}`) : null;
}

function details({ invoiceDetailsList }: Item): Failure | null {
  const withTax = invoiceDetailsList.findIndex(({ priceTaxMark }) => priceTaxMark !== "0");
  return withTax < 0 ? null : content(`第${withTax + 1}行含税标志不正确，金额须为不含税金额`);
}

function empty(name: string, label: string): Failure {
  return { code: errorCodes.empty, message: `${label}（${name}）不能为空` };
}

function content(message: string): Failure {
  return { code: errorCodes.content, message };
}
