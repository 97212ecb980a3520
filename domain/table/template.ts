import type { InvoiceText } from "../invoice.ts";
import { invoiceKinds } from "../invoice-kind.ts";
import { headingOf } from "./columns.ts";
import type { ColumnField } from "./headings.ts";
import { exampleRemark } from "./read-rows.ts";

const templateFields = [
  "digitalNumber",
  "code",
  "number",
  "issuedOn",
  "kind",
  "buyerTaxpayerId",
  "buyerName",
  "itemName",
  "classification",
  "quantity",
  "unitPrice",
  "amount",
  "rate",
  "tax",
  "total",
  "remark",
] as const satisfies ColumnField[];

/** Headings of our own template, and of every export that is to be read again. */
export const templateHeadings: readonly string[] = templateFields.map(headingOf);

const exampleCells: Readonly<Record<(typeof templateFields)[number], string>> = {
  digitalNumber: "25112000009990000011",
  code: "",
  number: "",
  issuedOn: "2025-04-28",
  kind: invoiceKinds["81"].name,
  buyerTaxpayerId: "91110108MA09XX021Q",
  buyerName: "北京样例科技有限公司（测试）",
  itemName: "*信息技术服务*技术服务费",
  classification: "3040203000000000000",
  quantity: "1",
  unitPrice: "1000.00",
  amount: "1000.00",
  rate: "0.06",
  tax: "60.00",
  total: "1060.00",
  remark: exampleRemark,
};

/** What the template shows under its headings: one example row, which our reader does not take for an invoice. */
export const templateExample: readonly string[] = templateFields.map((field) => exampleCells[field]);

/** One invoice under the template's headings. Several lines do not fit into one row; the ledger still has them. */
export function templateCells(invoice: InvoiceText): string[] {
  const line = invoice.lines.length === 1 ? invoice.lines[0] : undefined;
  const isDigital = invoice.number.length === 20;
  const cells: Record<(typeof templateFields)[number], string> = {
    digitalNumber: isDigital ? invoice.number : "",
    code: invoice.code,
    number: isDigital ? invoice.paperNumber : invoice.number,
    issuedOn: `${invoice.issuedOn} ${invoice.issuedTime}`.trim(),
    kind: invoiceKinds[invoice.kind].name,
    buyerTaxpayerId: invoice.buyer.taxpayerId,
    buyerName: invoice.buyer.name,
    itemName: line?.name ?? "",
    classification: line?.classification ?? "",
    quantity: line?.quantity ?? "",
    unitPrice: line?.unitPrice ?? "",
    amount: invoice.amount,
    rate: line?.rate ?? "",
    tax: invoice.tax,
    total: invoice.total,
    remark: invoice.remark,
  };
  return templateFields.map((field) => cells[field]);
}
