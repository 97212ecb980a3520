import { z } from "zod";
import { parseYuan } from "#domain/money.ts";
import { kindsByTypeCode } from "#sandbox/baiwang/codes.ts";
import { type Act, type Declared, type DeclaredLine, rateOf } from "#sandbox/judging/declared.ts";
import { readCompactTime } from "#sandbox/wire/compact-time.ts";
import { text } from "#sandbox/wire/text.ts";

const detailSchema = z.object({
  goodsLineNo: text,
  goodsLineNature: text,
  goodsCode: text,
  goodsName: text,
  goodsSpecification: text,
  goodsUnit: text,
  goodsQuantity: text,
  goodsPrice: text,
  goodsTotalPrice: text,
  goodsTaxRate: text,
  goodsTotalTax: text,
  priceTaxMark: text,
});

/** One invoice of baiwang.invoice.upload. Everything may be missing here: what must be there is for the rules to say. */
export const itemSchema = z.object({
  serialNo: text,
  invoiceTypeCode: text,
  invoiceCode: text,
  invoiceNo: text,
  invoiceDate: text,
  checkCode: text,
  sellerTaxNo: text,
  sellerName: text,
  buyerTaxNo: text,
  buyerName: text,
  invoiceTotalPrice: text,
  invoiceTotalTax: text,
  invoiceTotalPriceTax: text,
  drawer: text,
  remarks: text,
  redFlag: text,
  originalInvoiceCode: text,
  originalInvoiceNo: text,
  redInfoNo: text,
  voidDate: text,
  invoiceDetailsList: z
    .array(detailSchema)
    .nullish()
    .transform((details) => details ?? []),
});

export type Item = z.output<typeof itemSchema>;
export type Detail = Item["invoiceDetailsList"][number];

/** As it is kept: with the invoiceUploadType it came under. */
export const keptSchema = z.object({ act: z.enum(["upload", "void"]), item: itemSchema });

export type Kept = z.output<typeof keptSchema>;

export function keyOf({ invoiceCode, invoiceNo }: Pick<Item, "invoiceCode" | "invoiceNo">): string {
  return `${invoiceCode}${invoiceNo}`;
}

/** What the fields say, once their form is right. */
export function declaredBy(item: Item, act: Act): Declared {
  return {
    act,
    key: keyOf(item),
    kind: kindsByTypeCode[item.invoiceTypeCode] ?? "04",
    issuedAt: readCompactTime(item.invoiceDate),
    voidedAt: act === "void" ? readCompactTime(item.voidDate) : null,
    seller: { taxpayerId: item.sellerTaxNo, name: item.sellerName },
    buyer: { taxpayerId: item.buyerTaxNo, name: item.buyerName },
    amount: parseYuan(item.invoiceTotalPrice),
    tax: parseYuan(item.invoiceTotalTax),
    total: parseYuan(item.invoiceTotalPriceTax),
    isRed: item.redFlag === "1",
    blueNumber: `${item.originalInvoiceCode}${item.originalInvoiceNo}`,
    confirmationNumber: item.redInfoNo,
    lines: item.invoiceDetailsList.map(declaredLine),
  };
}

const natures: Readonly<Record<string, DeclaredLine["nature"]>> = { "0": "normal", "1": "discount", "2": "discounted" };

function declaredLine(detail: Detail): DeclaredLine {
  return {
    name: detail.goodsName,
    classification: detail.goodsCode,
    quantity: detail.goodsQuantity,
    unitPrice: detail.goodsPrice,
    amount: parseYuan(detail.goodsTotalPrice),
    tax: parseYuan(detail.goodsTotalTax),
    rate: detail.goodsTaxRate === "" ? null : rateOf(detail.goodsTaxRate),
    nature: natures[detail.goodsLineNature] ?? "unreadable",
  };
}
