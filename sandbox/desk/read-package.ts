import { invoiceKinds, kindOfCode, parseInvoiceKind } from "#domain/invoice-kind.ts";
import { type Fen, parseYuan } from "#domain/money.ts";
import { instantOf } from "#domain/period.ts";
import { redLetterInRemark } from "#domain/red-letter.ts";
import { type Cells, type Heading, readCells } from "#sandbox/desk/cells.ts";
import { type Declared, type DeclaredLine, rateOf } from "#sandbox/judging/declared.ts";

/** One invoice of a package: what it is called there, and what it declares or why it cannot be read. */
export type Packed = {
  readonly code: string;
  readonly number: string;
  readonly digitalNumber: string;
  readonly read: { readonly invoice: Declared } | { readonly objection: string };
};

/**
 * The invoices of a package in the order of their first lines, each with all its lines.
 * @throws DeskRefusal where the file is no package
 */
export async function readPackage(bytes: Buffer): Promise<Packed[]> {
  const lines = await readCells(bytes);
  return [...Map.groupBy(lines, nameOf).values()].flatMap((group) => {
    const [first] = group;
    return first ? [packed(first, group)] : [];
  });
}

function nameOf({ 发票代码: code, 发票号码: number, 数电发票号码: digitalNumber }: Cells): string {
  return digitalNumber === "" ? `${code}${number}` : digitalNumber;
}

function packed(first: Cells, lines: readonly Cells[]): Packed {
  const { 发票代码: code, 发票号码: number, 数电发票号码: digitalNumber } = first;
  const objection = objectionToLines(first, lines);
  return {
    code,
    number,
    digitalNumber,
    read: objection === null ? { invoice: declared(first, lines) } : { objection },
  };
}

/** Of the invoice, and so the same in each of its lines. */
const shared = [
  "销方识别号",
  "销方名称",
  "购方识别号",
  "购买方名称",
  "开票日期",
  "发票票种",
  "发票状态",
  "是否正数发票",
] as const;

function objectionToLines(first: Cells, lines: readonly Cells[]): string | null {
  const differing = shared.find((heading) => lines.some((line) => line[heading] !== first[heading]));
  if (differing) return `同一发票各行的${differing}不一致`;
  if (!statuses.has(first.发票状态)) return "发票状态不正确";
  if (first.是否正数发票 !== "是" && first.是否正数发票 !== "否") return "是否正数发票填写不正确";
  return objectionToIdentity(first);
}

/** The status of an invoice that stands is the bureau's to say and may be blank; that it was voided, nobody else knows. */
const statuses = new Set(["", "正常", "已作废", "已红冲-全额", "已红冲-部分"]);

function objectionToIdentity(line: Cells): string | null {
  const kind = parseInvoiceKind(line.发票票种);
  if (kind === null) return "发票票种不正确";
  if (invoiceKinds[kind].identity === "code-and-number") {
    if (!/^\d{8}$/.test(line.发票号码) || line.数电发票号码 !== "") return "发票号码格式不正确";
    return kindOfCode(line.发票代码) === kind ? null : "发票代码有误";
  }
  return /^(2[1-9]|[3-9]\d)\d{18}$/.test(line.数电发票号码) ? null : "数电发票号码格式不正确";
}

function declared(first: Cells, lines: readonly Cells[]): Declared {
  const isVoided = first.发票状态 === "已作废";
  const isRed = first.是否正数发票 === "否";
  const red = isRed ? redLetterInRemark(first.备注) : null;
  const issuedAt = timeIn(first.开票日期);
  return {
    act: isVoided ? "void" : "upload",
    key: nameOf(first),
    kind: parseInvoiceKind(first.发票票种) ?? "82",
    issuedAt,
    // The sheet has no column for the day of 作废.
    voidedAt: isVoided ? issuedAt : null,
    seller: { taxpayerId: first.销方识别号, name: first.销方名称 },
    buyer: { taxpayerId: first.购方识别号, name: first.购买方名称 },
    amount: sumOf(lines, "金额"),
    tax: sumOf(lines, "税额"),
    total: sumOf(lines, "价税合计"),
    isRed,
    blueNumber: red?.blueNumber ?? "",
    confirmationNumber: red?.confirmationNumber ?? "",
    lines: lines.map(declaredLine),
  };
}

function declaredLine(line: Cells): DeclaredLine {
  return {
    name: line.货物或应税劳务名称,
    classification: line.税收分类编码,
    quantity: line.数量,
    unitPrice: line.单价,
    amount: moneyIn(line.金额),
    tax: moneyIn(line.税额),
    rate: rateIn(line.税率),
    nature: "normal",
  };
}

function sumOf(lines: readonly Cells[], heading: Heading): Fen | null {
  let sum = 0n;
  for (const line of lines) {
    const fen = moneyIn(line[heading]);
    if (fen === null) return null;
    sum += fen;
  }
  return sum;
}

/** Tax may be printed as `***`, or not at all, where there is none. */
function moneyIn(cell: string): Fen | null {
  return cell === "***" || cell === "" ? 0n : parseYuan(cell);
}

const ratesInWords = new Set(["免税", "不征税", "***", ""]);

/** `6%`, `0.06`, or a word. */
function rateIn(cell: string): DeclaredLine["rate"] {
  if (ratesInWords.has(cell)) return null;
  const [, percent] = /^(\d{1,2}(?:\.\d{1,4})?)%$/.exec(cell) ?? [];
  return percent === undefined ? rateOf(cell) : BigInt(Math.round(Number(percent) * 10_000));
}

/** A day, or a day and a time. */
function timeIn(cell: string): string | null {
  const [date = "", time = "00:00:00"] = cell.split(" ");
  return /^\d{2}:\d{2}:\d{2}$/.test(time) && instantOf(date, time) !== null ? `${date} ${time}` : null;
}
