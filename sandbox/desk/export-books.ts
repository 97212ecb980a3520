import { invoiceKindCodes, invoiceKinds, isInvoiceKind } from "#domain/invoice-kind.ts";
import { yuanText } from "#domain/money.ts";
import { type BusinessDate, shanghaiTimestamp } from "#domain/period.ts";
import type { HeldStatus } from "#domain/reply.ts";
import type { HeldRow } from "#sandbox/books.ts";
import { type Heading, lineHeadings } from "#sandbox/desk/cells.ts";
import { csvFile, type DeskFile, type Encoding } from "#sandbox/desk/csv.ts";
import { DeskRefusal } from "#sandbox/desk/refusal.ts";
import { codeAndNumber, isDigitalKind } from "#sandbox/judging/key.ts";
import { processUploads } from "#sandbox/judging/process-uploads.ts";
import type { Office } from "#sandbox/office.ts";
import { watermarkOf } from "#sandbox/watermark.ts";

/** What speaks of a line, not of the invoice. */
const ofLines = new Set<Heading>([
  "税收分类编码",
  "特定业务类型",
  "货物或应税劳务名称",
  "规格型号",
  "单位",
  "数量",
  "单价",
  "税率",
]);

/** 发票基础信息 of 全量发票查询导出, one row per invoice: the sheet of lines without what speaks of lines (`domain.md` §5.1). */
const headings = lineHeadings.filter((heading) => !ofLines.has(heading));

/**
 * What the bureau holds of a taxpayer between two days. Its first line says up to when the file is complete: the moment
 * of export, or before the oldest upload that is still in work.
 * @throws DeskRefusal where the taxpayer is nobody
 */
export function exportBooks(
  office: Office,
  taxpayerId: string,
  from: BusinessDate,
  to: BusinessDate,
  encoding: Encoding,
): DeskFile {
  processUploads(office);
  const taxpayer = office.books.taxpayer(taxpayerId);
  if (!taxpayer) throw new DeskRefusal(404, "纳税人未登记");
  const now = office.clock.now();
  const range = { seller: taxpayerId, kinds: invoiceKindCodes, from, to, before: new Date(now.getTime() + 1) };
  const held = office.books.page(range, office.books.count(range), 0);
  const rows = held.map((invoice, index) => rowOf(invoice, index, taxpayer.name));
  const exportedAt = `导出时间：${shanghaiTimestamp(watermarkOf(office, now))}`;
  return csvFile("全量发票查询导出结果", [[exportedAt], headings, ...rows], encoding);
}

const statuses: Readonly<Record<HeldStatus, string>> = {
  normal: "正常",
  void: "已作废",
  reversed: "已红冲-全额",
  "partly-reversed": "已红冲-部分",
};

function rowOf(held: HeldRow, index: number, sellerName: string): string[] {
  const { code, number } = codeAndNumber(held.key);
  const isDigital = code === "";
  const kind = isInvoiceKind(held.kind) ? held.kind : null;
  return [
    String(index + 1),
    code,
    isDigital ? "" : number,
    isDigital ? number : "",
    held.sellerTaxpayerId,
    sellerName,
    held.buyerTaxpayerId,
    held.buyerName,
    held.issuedOn,
    yuanText(held.amount),
    yuanText(held.tax),
    yuanText(held.total),
    kind !== null && isDigitalKind(kind) ? "电子发票服务平台" : "增值税发票管理系统",
    kind === null ? held.kind : invoiceKinds[kind].name,
    statuses[held.status],
    held.total < 0n ? "否" : "是",
    "正常",
    "",
    "",
  ];
}
