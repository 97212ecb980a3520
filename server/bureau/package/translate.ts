import { joined } from "#domain/bytes.ts";
import { type Invoice, type InvoiceLine, isDigital } from "#domain/invoice.ts";
import { invoiceKinds } from "#domain/invoice-kind.ts";
import { yuanText } from "#domain/money.ts";
import { businessDateOf } from "#domain/period.ts";
import { redLetterInRemark } from "#domain/red-letter.ts";
import { workbookOfSheets } from "#domain/table/write-workbook.ts";

/** Of the bureau's own export (全量发票查询导出), by lines; `domain.md` §5.1. */
const lineHeadings = [
  "序号",
  "发票代码",
  "发票号码",
  "数电发票号码",
  "销方识别号",
  "销方名称",
  "购方识别号",
  "购买方名称",
  "开票日期",
  "税收分类编码",
  "特定业务类型",
  "货物或应税劳务名称",
  "规格型号",
  "单位",
  "数量",
  "单价",
  "金额",
  "税率",
  "税额",
  "价税合计",
  "发票来源",
  "发票票种",
  "发票状态",
  "是否正数发票",
  "发票风险等级",
  "开票人",
  "备注",
] as const;
type LineHeading = (typeof lineHeadings)[number];

const ofLinesOnly: readonly LineHeading[] = [
  "税收分类编码",
  "特定业务类型",
  "货物或应税劳务名称",
  "规格型号",
  "单位",
  "数量",
  "单价",
  "税率",
];
const invoiceHeadings = lineHeadings.filter((heading) => !ofLinesOnly.includes(heading));

/**
 * Invoices → the file a person hands in: the shape of the bureau's own export, every cell text. The same invoices make
 * the same bytes. 发票来源, 发票风险等级 and, but for 已作废, 发票状态 are the bureau's to say and stay blank; by the first
 * of them a package that is brought back by mistake is told from the bureau's list (`read-export.ts`).
 */
export async function packageFile(invoices: readonly Invoice[]): Promise<Uint8Array> {
  const lines = invoices.flatMap((invoice) => linesOf(invoice).map((line) => ({ ...ofInvoice(invoice), ...line })));
  const wholes = invoices.map((invoice) => ({ ...ofInvoice(invoice), ...sums(invoice) }));
  const pieces = workbookOfSheets([
    { name: "信息汇总表", headings: lineHeadings, rows: [rowsUnder(lineHeadings, lines)] },
    { name: "发票基础信息", headings: invoiceHeadings, rows: [rowsUnder(invoiceHeadings, wholes)] },
  ]);
  return joined(await Array.fromAsync(pieces));
}

/** `补传_91110105MA09XX013J_20261122_1.xlsx`; the day is Beijing's. @param number a place for it, where it is not given yet */
export function packageFileName(taxpayerId: string, at: Date, number: string): string {
  return `补传_${taxpayerId}_${businessDateOf(at).replaceAll("-", "")}_${number}.xlsx`;
}

type Cells = Partial<Record<LineHeading, string>>;

function rowsUnder(headings: readonly LineHeading[], rows: readonly Cells[]): string[][] {
  return rows.map((cells, index) =>
    headings.map((heading) => (heading === "序号" ? String(index + 1) : (cells[heading] ?? ""))),
  );
}

function ofInvoice(invoice: Invoice): Cells {
  const { number, code, paperNumber, seller, buyer, issuedOn, issuedTime, kind, voidedAt, red, drawer } = invoice;
  return {
    发票代码: code,
    发票号码: isDigital(invoice) ? paperNumber : number,
    数电发票号码: isDigital(invoice) ? number : "",
    销方识别号: seller.taxpayerId,
    销方名称: seller.name,
    购方识别号: buyer.taxpayerId,
    购买方名称: buyer.name,
    开票日期: `${issuedOn} ${issuedTime}`.trim(),
    发票票种: invoiceKinds[kind].name,
    发票状态: voidedAt === "" ? "" : "已作废",
    是否正数发票: red ? "否" : "是",
    开票人: drawer,
    备注: remarkOf(invoice),
  };
}

/** Which blue invoice a red one reverses has no column of its own: it stands in 备注, as red invoices print it (§4.3). */
function remarkOf({ remark, red, number }: Invoice): string {
  if (!red || redLetterInRemark(remark)) return remark;
  const { blueNumber, confirmationNumber } = red;
  const words =
    number.length === 20
      ? `被红冲蓝字数电发票号码：${blueNumber} 红字发票信息确认单编号：${confirmationNumber}`
      : `对应正数发票代码:${blueNumber.slice(0, -8)} 号码:${blueNumber.slice(-8)} 信息表编号:${confirmationNumber}`;
  return `${words} ${remark}`.trim();
}

/** An invoice whose lines nobody has told us is one row with its sums. */
function linesOf(invoice: Invoice): Cells[] {
  return invoice.lines.length === 0 ? [sums(invoice)] : invoice.lines.map(ofLine);
}

function ofLine(line: InvoiceLine): Cells {
  return {
    税收分类编码: line.classification,
    货物或应税劳务名称: line.name,
    规格型号: line.specification,
    单位: line.unit,
    数量: line.quantity,
    单价: line.unitPrice,
    税率: percentOf(line.rate),
    ...sums({ ...line, total: line.amount + line.tax }),
  };
}

function sums({ amount, tax, total }: Pick<Invoice, "amount" | "tax" | "total">): Cells {
  return { 金额: yuanText(amount), 税额: yuanText(tax), 价税合计: yuanText(total) };
}

/** `0.06` → `6%`, by moving the point; words and other forms stay as they are. */
function percentOf(rate: string): string {
  const [, decimals] = /^0\.(\d{1,6})$/.exec(rate) ?? [];
  if (decimals === undefined) return rate === "0" ? "0%" : rate;
  const digits = decimals.padEnd(2, "0");
  const whole = digits.slice(0, 2).replace(/^0/, "");
  const rest = digits.slice(2).replace(/0+$/, "");
  return `${whole}${rest === "" ? "" : `.${rest}`}%`;
}
