import { yuanText } from "#domain/money.ts";
import { invoiceStatuses, typeCodeOf, uploadStatuses } from "#sandbox/baiwang/codes.ts";
import { type Kept, keptSchema } from "#sandbox/baiwang/invoice.ts";
import type { HeldRow } from "#sandbox/books.ts";
import { codeAndNumber } from "#sandbox/judging/key.ts";
import type { Upload, UploadItem } from "#sandbox/uploads.ts";
import { compactTime } from "#sandbox/wire/compact-time.ts";
import type { Caller } from "#sandbox/wire/knock.ts";

/** One entry of `list`, in a query as in a list. */
export type Listed = Readonly<Record<string, string>>;

/** An invoice of the bureau's books; the serial number is ours to know only from an upload. */
export function listedHeld(held: HeldRow, serialNo = held.key): Listed {
  const { code, number } = codeAndNumber(held.key);
  return {
    serialNo,
    invoiceTypeCode: typeCodeOf(held.kind),
    invoiceCode: code,
    invoiceNo: number,
    invoiceDate: `${held.issuedOn.replaceAll("-", "")}000000`,
    buyerTaxNo: held.buyerTaxpayerId,
    buyerName: held.buyerName,
    invoiceTotalPrice: yuanText(held.amount),
    invoiceTotalTax: yuanText(held.tax),
    invoiceTotalPriceTax: yuanText(held.total),
    invoiceStatus: invoiceStatuses[held.status],
    uploadStatus: uploadStatuses.accepted,
    uploadMessage: "上传成功",
    uploadTime: compactTime(held.recordedAt),
  };
}

/** An invoice as it was handed in, with what came of it so far. */
export function listedItem(upload: Upload, { invoice, status, message }: UploadItem, held: HeldRow | null): Listed {
  const { act, item } = keptSchema.parse(JSON.parse(invoice)) satisfies Kept;
  return {
    serialNo: item.serialNo,
    invoiceTypeCode: item.invoiceTypeCode,
    invoiceCode: item.invoiceCode,
    invoiceNo: item.invoiceNo,
    invoiceDate: item.invoiceDate,
    buyerTaxNo: item.buyerTaxNo,
    buyerName: item.buyerName,
    invoiceTotalPrice: item.invoiceTotalPrice,
    invoiceTotalTax: item.invoiceTotalTax,
    invoiceTotalPriceTax: item.invoiceTotalPriceTax,
    invoiceStatus: invoiceStatuses[held?.status ?? (act === "void" ? "void" : "normal")],
    uploadStatus: uploadStatuses[status],
    uploadMessage: status === "duplicate" ? "10003 发票已存在" : message,
    uploadTime: upload.processedAt === null ? "" : compactTime(upload.processedAt),
  };
}

/** As a caller is told it: in work again, or with a status nobody has heard of, where a fault says so. */
export function told(listed: Listed, { quirks }: Caller): Listed {
  if (quirks.has("out-of-order")) return inWork(listed);
  return quirks.has("unknown-item-code") ? { ...listed, uploadStatus: "7", uploadMessage: "未知状态" } : listed;
}

/** As if nothing had come of it yet. */
export function inWork(listed: Listed): Listed {
  return { ...listed, uploadStatus: uploadStatuses["in-work"], uploadMessage: "处理中", uploadTime: "" };
}
