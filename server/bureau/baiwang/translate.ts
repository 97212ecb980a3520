import { type Invoice, type InvoiceKey, type InvoiceLine, invoiceKey } from "#domain/invoice.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { parseYuan, yuanText } from "#domain/money.ts";
import { type BusinessDate, instantOf, isBusinessDate } from "#domain/period.ts";
import type { HeldInvoice, HeldStatus, Reply } from "#domain/reply.ts";
import {
  errorCodes,
  failCodes,
  type QueryAnswer,
  type TypeCode,
  type UploadAnswer,
  type WireError,
  type WireInvoice,
  type WireLine,
  type WireRecord,
} from "#server/bureau/baiwang/wire.ts";

const typeCodes = { "01": "004", "04": "007", "08": "028", "10": "026", "11": "025" } as const satisfies Partial<
  Record<InvoiceKind, TypeCode>
>;

/** The kinds that go this way: invoices of tax-control devices that 百望 names a type code for (`domain.md` §2.1). */
export type CarriedKind = keyof typeof typeCodes;

export function isCarried(kind: InvoiceKind): kind is CarriedKind {
  return Object.hasOwn(typeCodes, kind);
}

/**
 * Invoice → `baiwang.invoice.upload`. The same invoice, nothing added that was not on it, with these fillings for what
 * the wire wants and an invoice may not carry: 开票人 blank → the seller's name; time of day unknown → 000000, but of a
 * void on the day of issue that of the issue.
 */
export function toWire(invoice: Invoice): WireInvoice {
  if (!isCarried(invoice.kind)) throw new Error(`百望 has no type code for invoices of kind ${invoice.kind}`);
  const blue = invoice.red?.blueNumber ?? "";
  return {
    serialNo: invoiceKey(invoice),
    invoiceTypeCode: typeCodes[invoice.kind],
    invoiceCode: invoice.code,
    invoiceNo: invoice.number,
    invoiceDate: compact(invoice.issuedOn, invoice.issuedTime),
    checkCode: invoice.checkCode,
    sellerTaxNo: invoice.seller.taxpayerId,
    sellerName: invoice.seller.name,
    buyerTaxNo: invoice.buyer.taxpayerId,
    buyerName: invoice.buyer.name,
    invoiceTotalPrice: yuanText(invoice.amount),
    invoiceTotalTax: yuanText(invoice.tax),
    invoiceTotalPriceTax: yuanText(invoice.total),
    drawer: invoice.drawer || invoice.seller.name,
    remarks: invoice.remark,
    redFlag: invoice.red ? "1" : "0",
    originalInvoiceCode: blue.slice(0, -8),
    originalInvoiceNo: blue.slice(-8),
    redInfoNo: invoice.red?.confirmationNumber ?? "",
    ...(invoice.voidedAt !== "" && { voidDate: voidDateOf(invoice) }),
    invoiceDetailsList: invoice.lines.map(toWireLine),
  };
}

function voidDateOf({ voidedAt, issuedOn, issuedTime }: Invoice): string {
  const day = voidedAt.slice(0, 10);
  return compact(day, voidedAt.slice(11) || (day === issuedOn ? issuedTime : ""));
}

const natures = { "00": "0", "01": "1", "02": "2" } as const;
/** 免税 and 不征税 are no rates: on the wire they are 0; what prints `***` or nothing has none. */
const ratesInWords: Readonly<Record<string, string>> = { 免税: "0", 不征税: "0", "***": "" };

function toWireLine(line: InvoiceLine, index: number): WireLine {
  return {
    goodsLineNo: String(index + 1),
    goodsLineNature: natures[line.nature],
    goodsCode: line.classification,
    goodsName: line.name,
    goodsSpecification: line.specification,
    goodsUnit: line.unit,
    goodsQuantity: line.quantity,
    goodsPrice: line.unitPrice,
    goodsTotalPrice: yuanText(line.amount),
    goodsTaxRate: ratesInWords[line.rate] ?? line.rate,
    goodsTotalTax: yuanText(line.tax),
    priceTaxMark: "0",
  };
}

/** An answer to the call as a whole; it speaks of no invoice in particular. */
export function errorReply({ code, message, subCode, subMessage }: WireError): Reply {
  if (code === errorCodes.sign) return { kind: "refused-us", status: 401 };
  if (code === errorCodes.resultGone) return { kind: "result-expired" };
  return { kind: "unknown-code", code: code || subCode, message: subMessage || message };
}

/** One reply for each key: taken in, refused with its own reason, or in neither list, and then nobody knows. */
export function uploadReplies(keys: readonly InvoiceKey[], answer: UploadAnswer): Map<InvoiceKey, Reply> {
  const taken = new Map(answer.success.map((item) => [itemKey(item), item]));
  const refused = new Map(answer.fail.map((item) => [itemKey(item), item]));
  return new Map(keys.map((key) => [key, uploadReply(taken.get(key), refused.get(key))]));
}

function uploadReply(
  taken: UploadAnswer["success"][number] | undefined,
  refused: UploadAnswer["fail"][number] | undefined,
): Reply {
  if (refused && !taken) return failReply(refused);
  if (taken && !refused && taken.acceptNo !== "") return { kind: "received", acceptanceNumber: taken.acceptNo };
  return { kind: "lost", cause: "garbage" };
}

const verdicts = new Set<string>([failCodes.content, failCodes.typeCode, failCodes.redLetter, failCodes.fieldEmpty]);

function failReply({ code, message }: { code: string; message: string }): Reply {
  if (code === failCodes.duplicate) return { kind: "duplicate", message };
  return { kind: verdicts.has(code) ? "rejected" : "unknown-code", code, message };
}

/** The results of a call, by its acceptance number. A key that is not listed yet is still in work. */
export function resultReplies(keys: readonly InvoiceKey[], answer: QueryAnswer): Map<InvoiceKey, Reply> {
  const records = new Map(answer.list.map((record) => [recordKey(record), record]));
  return new Map(keys.map((key) => [key, resultReply(records.get(key))]));
}

/** Found out after it was taken in, and then only in words. */
const alreadyThere = /发票已存在/;
const plainSuccess = new Set(["", "成功", "上传成功"]);

function resultReply(record: WireRecord | undefined): Reply {
  switch (record?.uploadStatus) {
    case "1": {
      const warnings = plainSuccess.has(record.uploadMessage) ? [] : [record.uploadMessage];
      return { kind: "accepted", warnings, bureauTime: instantIn(record.uploadTime) };
    }
    case undefined:
    case "0":
    case "3":
      return { kind: "processing" };
    case "2":
      return alreadyThere.test(record.uploadMessage)
        ? { kind: "duplicate", message: record.uploadMessage }
        : { kind: "rejected", code: "2", message: record.uploadMessage };
    case "4":
      return { kind: "rejected", code: "4", message: signatureWords(record.uploadMessage) };
    default:
      return { kind: "unknown-code", code: record?.uploadStatus ?? "", message: record?.uploadMessage ?? "" };
  }
}

/** Whatever else it says, 4 means that the signature failed, and sending the same again will not cure it. */
function signatureWords(message: string): string {
  return message.includes("验签失败") ? message : ["验签失败", message].filter(Boolean).join("：");
}

/** One invoice: at the bureau with its values, on its way there, or absent up to when the books are complete. */
export function statusReply(asked: Pick<Invoice, "number" | "code">, answer: QueryAnswer): Reply {
  const key = invoiceKey(asked);
  if (answer.list.some((record) => recordKey(record) !== key)) return { kind: "lost", cause: "garbage" };
  const there = answer.list.find(isAtBureau);
  if (there) return foundReply(there);
  const other = answer.list.find(({ uploadStatus }) => !isRefused(uploadStatus));
  if (!other) return { kind: "absent", watermark: instantIn(answer.dataTime) };
  return isOnItsWay(other.uploadStatus) ? { kind: "processing" } : oddStatus(other);
}

function foundReply(record: WireRecord): Reply {
  const held = toHeld(record);
  return held ? { kind: "found", held } : oddStatus(record);
}

function oddStatus({ invoiceStatus, uploadStatus }: WireRecord): Reply {
  return { kind: "unknown-code", code: uploadStatus, message: `发票状态 ${invoiceStatus}，上传状态 ${uploadStatus}` };
}

/**
 * A page of the list → what of it is in the bureau's books: 百望 also lists what it has not handed on. One row that
 * cannot be read spoils the page: half a list would make invoices missing.
 */
export function toPage(list: readonly WireRecord[]): readonly HeldInvoice[] | Reply {
  const held: HeldInvoice[] = [];
  for (const record of list) {
    if (isRefused(record.uploadStatus) || isOnItsWay(record.uploadStatus)) continue;
    const one = isAtBureau(record) ? toHeld(record) : null;
    if (one === null) return oddStatus(record);
    held.push(one);
  }
  return held;
}

function isAtBureau({ uploadStatus }: WireRecord): boolean {
  return uploadStatus === "1";
}

/** 2 上传失败, 4 验签失败: the bureau does not have it. */
function isRefused(uploadStatus: string): boolean {
  return uploadStatus === "2" || uploadStatus === "4";
}

/** 0 未上传, 3 上传中: 百望 has it and the bureau not yet. */
function isOnItsWay(uploadStatus: string): boolean {
  return uploadStatus === "0" || uploadStatus === "3";
}

const heldStatuses: Readonly<Record<string, HeldStatus>> = {
  "00": "normal",
  "02": "void",
  "03": "reversed",
  "04": "partly-reversed",
};
const kindsOfTypes: Readonly<Record<string, InvoiceKind>> = {
  "004": "01",
  "005": "03",
  "006": "15",
  "007": "04",
  "025": "11",
  "026": "10",
  "028": "08",
  "01": "81",
  "02": "82",
};

/** One invoice of the books; null when it lacks what makes it comparable with ours. */
export function toHeld(record: WireRecord): HeldInvoice | null {
  const issuedOn = dateIn(record.invoiceDate);
  const amount = parseYuan(record.invoiceTotalPrice);
  const tax = parseYuan(record.invoiceTotalTax);
  const total = parseYuan(record.invoiceTotalPriceTax);
  const status = heldStatuses[record.invoiceStatus];
  if (issuedOn === null || amount === null || tax === null || total === null || status === undefined) return null;
  return {
    key: recordKey(record),
    kind: kindsOfTypes[record.invoiceTypeCode] ?? record.invoiceTypeCode,
    issuedOn,
    buyerTaxpayerId: record.buyerTaxNo,
    buyerName: record.buyerName,
    amount,
    tax,
    total,
    status,
  };
}

type Identity = Pick<WireRecord, "serialNo" | "invoiceCode" | "invoiceNo">;

/** An item of a call we made: our own number comes back with it. */
function itemKey(item: Identity): InvoiceKey {
  return item.serialNo || recordKey(item);
}

/** A record of the books may carry somebody else's serial number; code and number are the invoice. */
function recordKey({ invoiceCode, invoiceNo }: Omit<Identity, "serialNo">): InvoiceKey {
  return invoiceKey({ number: invoiceNo, code: invoiceCode });
}

/** `2026-11-22`, `09:17:58` → `20261122091758`; a time that is not known is midnight. */
function compact(date: BusinessDate, time: string): string {
  return `${date}${time || "00:00:00"}`.replace(/[-:]/g, "");
}

/** `yyyyMMddHHmmss` of Beijing. */
export function instantIn(timestamp: string): Date | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp) ?? [];
  return instantOf(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`);
}

/** The day in `yyyyMMddHHmmss` or `yyyyMMdd`. */
function dateIn(timestamp: string): BusinessDate | null {
  const date = timestamp.replace(/^(\d{4})(\d\d)(\d\d)(\d{6})?$/, "$1-$2-$3");
  return isBusinessDate(date) ? date : null;
}
