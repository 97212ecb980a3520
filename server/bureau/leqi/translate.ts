import { type Invoice, type InvoiceKey, type InvoiceLine, invoiceKey } from "#domain/invoice.ts";
import { parseYuan, yuanText } from "#domain/money.ts";
import { type BusinessDate, instantOf, isBusinessDate } from "#domain/period.ts";
import type { HeldInvoice, HeldStatus, Reply } from "#domain/reply.ts";
import type { Device } from "#server/bureau/leqi/device.ts";
import {
  type InvoiceStatusAnswer,
  returnCodes,
  type UploadAnswer,
  type UploadResultAnswer,
  type WireHeld,
  type WireInvoice,
  type WireLine,
  type WireResult,
} from "#server/bureau/leqi/wire.ts";

/** Who hands in, from where, and on whose kind of platform the invoice was issued. */
export type Origin = { readonly platformNumber: string; readonly device: Device; readonly issuedOn: "4" | "5" };

/**
 * Invoice → QDFPSC. The same invoice, nothing added that was not on it, with these fillings for what the wire wants and
 * an invoice may not carry: 开票人 blank → the seller's name; time of day unknown → 00:00:00; 区域代码 → the seller's
 * district (characters 3–8 of a 统一社会信用代码); 税收分类编码 blank stays blank (docs/decisions/020).
 */
export function toWire(invoice: Invoice, origin: Origin): WireInvoice {
  return {
    fphm: invoice.number,
    lzfpbz: invoice.red ? "1" : "0",
    ptbh: origin.platformNumber,
    fppz: invoice.kind === "81" ? "01" : "02",
    qyDm: districtOf(invoice.seller.taxpayerId),
    xsfnsrsbh: invoice.seller.taxpayerId,
    xsfmc: invoice.seller.name,
    gmfnsrsbh: invoice.buyer.taxpayerId,
    gmfmc: invoice.buyer.name,
    hjje: yuanText(invoice.amount),
    hjse: yuanText(invoice.tax),
    jshj: yuanText(invoice.total),
    kpr: invoice.drawer || invoice.seller.name,
    bz: invoice.remark,
    ip: origin.device.ip,
    macdz: origin.device.mac,
    kprq: `${invoice.issuedOn} ${invoice.issuedTime || "00:00:00"}`,
    fpkjfsDm: origin.issuedOn,
    dylzfphm: invoice.red?.blueNumber ?? "",
    hzqrxxdbh: invoice.red?.confirmationNumber ?? "",
    hzqrduuid: invoice.red?.confirmationId ?? "",
    fpmxList: invoice.lines.map((line, index) => toWireLine(line, index, invoice.red !== null)),
  };
}

/** 15- and 17-digit ids begin with the district; a 统一社会信用代码 has two characters before it. */
function districtOf(taxpayerId: string): string {
  return taxpayerId.length === 18 ? taxpayerId.slice(2, 8) : taxpayerId.slice(0, 6);
}

/** 免税 and 不征税 are no rates: on the wire they are 0 with an 优惠政策标识. */
const ratesInWords: Readonly<Record<string, { slv: string; yhzcbs: string }>> = {
  免税: { slv: "0", yhzcbs: "03" },
  不征税: { slv: "0", yhzcbs: "04" },
  "***": { slv: "", yhzcbs: "" },
};

function toWireLine(line: InvoiceLine, index: number, red: boolean): WireLine {
  const { shortName, item } = splitName(line.name);
  const position = String(index + 1);
  return {
    mxxh: position,
    dylzfpmxxh: red ? position : "",
    xmmc: item,
    hwhyslwfwmc: line.name,
    spfwjc: shortName,
    ggxh: line.specification,
    dw: line.unit,
    sl: line.quantity,
    dj: line.unitPrice,
    je: yuanText(line.amount),
    ...(ratesInWords[line.rate] ?? { slv: line.rate, yhzcbs: "" }),
    se: yuanText(line.tax),
    hsje: yuanText(line.amount + line.tax),
    sphfwssflhbbm: line.classification,
    fphxz: line.nature,
  };
}

/** `*信息技术服务*技术服务费` as printed → 商品服务简称 and 项目名称; without stars there is no 简称. */
function splitName(name: string): { shortName: string; item: string } {
  const [, shortName = "", item = name] = /^\*([^*]+)\*(.+)$/s.exec(name) ?? [];
  return { shortName, item };
}

/** QDFPSC answers for the whole call: received, or a code that speaks of no invoice in particular. */
export function uploadReply(answer: UploadAnswer): Reply {
  if (answer.returncode !== returnCodes.success) return unknownCode(answer);
  if (answer.sllsh === "") return { kind: "lost", cause: "garbage" };
  return { kind: "received", acceptanceNumber: answer.sllsh };
}

/** CXQDFPSCJG: one reply for each key asked for. A key the bureau does not list yet is still in work. */
export function resultReplies(keys: readonly InvoiceKey[], answer: UploadResultAnswer): Map<InvoiceKey, Reply> {
  const forAll = replyForAll(answer);
  if (forAll) return new Map(keys.map((key) => [key, forAll]));
  const results = new Map(answer.resultList?.map((result) => [result.fphm, result]));
  return new Map(keys.map((key) => [key, resultReply(results.get(key))]));
}

function replyForAll(answer: UploadResultAnswer): Reply | null {
  if (answer.returncode === returnCodes.resultGone) return { kind: "result-expired" };
  if (answer.returncode !== returnCodes.success) return unknownCode(answer);
  return answer.resultList ? null : { kind: "lost", cause: "garbage" };
}

const plainSuccess = new Set(["", "成功", "上传成功"]);

function resultReply(result: WireResult | undefined): Reply {
  switch (result?.status) {
    case "00": {
      const warnings = plainSuccess.has(result.message) ? [] : [result.message];
      return { kind: "accepted", warnings, bureauTime: instantIn(result.time) };
    }
    case undefined:
    case "01":
      return { kind: "processing" };
    case "02":
      return { kind: "rejected", code: result.status, message: result.message };
    case "03":
      return { kind: "duplicate", message: result.message };
    default:
      return { kind: "unknown-code", code: result?.status ?? "", message: result?.message ?? "" };
  }
}

/** FPZTXXCX: found with its values, absent up to a watermark, or neither can be said. */
export function statusReply(asked: Pick<Invoice, "kind" | "number" | "code">, answer: InvoiceStatusAnswer): Reply {
  if (answer.returncode === returnCodes.notFound) return { kind: "absent", watermark: instantIn(answer.sjjzsj) };
  if (answer.returncode !== returnCodes.success) return unknownCode(answer);
  const held = toHeld({ ...answer, fplx: answer.fplx || asked.kind });
  if (held === null) return { kind: "unknown-code", code: "FPZTXXCX", message: `发票状态 ${answer.fpzt}` };
  return held.key === invoiceKey(asked) ? { kind: "found", held } : { kind: "lost", cause: "garbage" };
}

const heldStatuses: Readonly<Record<string, HeldStatus>> = {
  "01": "normal",
  "02": "void",
  "03": "reversed",
  "04": "partly-reversed",
};

/** One invoice of the bureau's books; null when it lacks what makes it comparable with ours. */
export function toHeld(held: WireHeld): HeldInvoice | null {
  const issuedOn = dateIn(held.kprq);
  const amount = parseYuan(held.hjje);
  const tax = parseYuan(held.hjse);
  const total = parseYuan(held.jshj);
  const status = heldStatuses[held.fpzt];
  if (issuedOn === null || amount === null || tax === null || total === null || status === undefined) return null;
  return {
    key: invoiceKey({ number: held.fphm, code: held.fpdm }),
    kind: held.fplx,
    issuedOn,
    buyerTaxpayerId: held.gmfnsrsbh,
    buyerName: held.gmfmc,
    amount,
    tax,
    total,
    status,
  };
}

export function unknownCode({ returncode, returnmsg }: { returncode: string; returnmsg: string }): Reply {
  return { kind: "unknown-code", code: returncode, message: returnmsg };
}

/** `yyyy-MM-dd HH:mm:ss` of Beijing. */
export function instantIn(timestamp: string): Date | null {
  const [, date = "", time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(timestamp) ?? [];
  return instantOf(date, time);
}

/** The day in `yyyy-MM-dd HH:mm:ss`, `yyyy-MM-dd` or `yyyyMMdd`. */
function dateIn(text: string): BusinessDate | null {
  const date = text.slice(0, 10).replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  return isBusinessDate(date) ? date : null;
}
