import { UnreadableFile } from "../unreadable-file.ts";
import type { ColumnChoice } from "./column-choice.ts";

/** Headings of each column as bureaus, devices and vendors write them (`domain.md` §5.1–5.4), our own first. */
const headings = {
  digitalNumber: ["数电发票号码", "数电票号码", "数电号码", "全电发票号码", "全电号码", "数电票号"],
  number: ["发票号码", "发票号", "票号"],
  code: ["发票代码", "代码"],
  issuedOn: ["开票日期", "开具日期", "开票时间", "日期"],
  kind: ["发票票种", "发票类型", "发票种类", "票种"],
  sellerTaxpayerId: ["销方识别号", "销方税号", "销售方识别号", "销售方税号", "销售方纳税人识别号", "销方纳税人识别号"],
  sellerName: ["销方名称", "销方企业名称", "销售方名称", "销售方纳税人名称"],
  buyerTaxpayerId: ["购方识别号", "购方税号", "购买方识别号", "购买方税号", "购买方纳税人识别号", "购方纳税人识别号"],
  buyerName: ["购买方名称", "购方名称", "购方企业名称", "购买方纳税人名称"],
  itemName: ["项目名称", "货物或应税劳务名称", "货物或应税劳务、服务名称", "商品名称", "货物劳务名称"],
  classification: ["税收分类编码", "商品和服务税收编码", "税收编码"],
  specification: ["规格型号", "规格"],
  unit: ["单位", "计量单位"],
  quantity: ["数量"],
  unitPrice: ["单价", "不含税单价"],
  amount: ["金额", "不含税金额", "合计金额", "金额(不含税)"],
  rate: ["税率", "税率/征收率", "征收率"],
  tax: ["税额", "合计税额"],
  total: ["价税合计", "含税金额", "价税合计(小写)", "价税合计金额"],
  checkCode: ["校验码"],
  status: ["发票状态", "作废标志"],
  positive: ["是否正数发票"],
  blueNumber: [
    "被红冲蓝字号码",
    "被红冲蓝字发票号码",
    "被红冲蓝字数电票号码",
    "被红冲蓝字数电发票号码",
    "对应蓝字发票号码",
  ],
  confirmationNumber: ["红字确认单编号", "红字发票信息确认单编号", "红字信息表编号", "信息表编号"],
  drawer: ["开票人"],
  remark: ["备注"],
  transferStatus: ["上传状态", "报送状态", "上传结果", "同步状态"],
  transferReason: ["失败原因", "上传失败原因", "未上传原因", "错误原因", "错误信息"],
} as const;

export type ColumnField = keyof typeof headings;
export const columnFields = Object.keys(headings) as [ColumnField, ...ColumnField[]];

/** Columns of known files that say nothing about the invoice itself; 原因 is the one we add to rows handed back. */
const ignoredHeadings = new Set(
  "原因,序号,特定业务类型,发票来源,发票风险等级,银行账号,地址电话,商品编码版本号,单据号,收款人,复核人,勾选状态,勾选时间,有效抵扣税额".split(
    ",",
  ),
);
const expectedFields = ["issuedOn", "kind", "buyerTaxpayerId", "buyerName", "itemName", "rate"] as const;
const sumFields = ["amount", "tax", "total"] as const;
const headerDepth = 50;

const fieldOfHeading: ReadonlyMap<string, ColumnField> = new Map(
  Object.entries(headings).flatMap(([field, names]) =>
    names.map((name) => [flat(name), field as ColumnField] as const),
  ),
);

export type TableHeader = {
  /** The header's own row, counted from 1. */
  readonly rowNumber: number;
  /** As they were handed in: what a file of failed rows is given back under. */
  readonly headings: readonly string[];
  /** Where each field stands, by index: a heading can be called anything, or twice the same. */
  readonly columns: Readonly<Partial<Record<ColumnField, number>>>;
  /** Headings one would expect and that are not there; their values may still come from the ledger. */
  readonly missing: readonly string[];
  /** Headings nobody knows, and repeated ones; their cells are not read. */
  readonly extra: readonly string[];
};

/**
 * Finds the header among the first records by what it says, not by where it stands; what a person chose goes before.
 * @throws UnreadableFile FILE_IS_ISSUE_TEMPLATE, COLUMNS_MISSING or HEADER_NOT_FOUND
 */
export function findHeader(records: readonly (readonly string[])[], choice: ColumnChoice = {}): TableHeader {
  const found = choice.headerRow === undefined ? guessHeader(records) : headerAt(records, choice.headerRow);
  const header = found && choice.columns ? withColumns(found, choice.columns) : found;
  if (header && hasNumber(header)) return header;
  throw headerProblem(records.slice(0, headerDepth), header);
}

/** The likeliest header, even of a table that lacks what it needs; null where no row looks like one. */
export function guessHeader(records: readonly (readonly string[])[]): TableHeader | null {
  return records
    .slice(0, headerDepth)
    .map((cells, index) => readHeader(cells, index + 1))
    .reduce<TableHeader | null>(better, null);
}

/** Row 0 is no row: such a table has no headings at all, and its columns go by their number. */
function headerAt(records: readonly (readonly string[])[], row: number): TableHeader | null {
  if (row > 0) return readHeader(records[row - 1] ?? [], row);
  const width = Math.max(0, ...records.map((cells) => cells.length));
  return readHeader(
    Array.from({ length: width }, (_, index) => `第${index + 1}列`),
    0,
  );
}

function withColumns({ headings, rowNumber }: TableHeader, columns: TableHeader["columns"]): TableHeader {
  const used = new Set(Object.values(columns));
  const extra = headings.filter((heading, index) => flat(heading) !== "" && !used.has(index));
  return { rowNumber, headings, columns, missing: missingHeadings(columns), extra };
}

/**
 * Whether a program has made the table out of invoices, a row for every line of them: what only the bureau's export
 * and a tax-control device write. Two equal rows of such a list are two equal lines.
 */
export function isLineExport(headings: readonly string[]): boolean {
  const known = new Set(headings.map(flat));
  const isMade = ["发票来源", "商品编码版本号", "单据号"].some((heading) => known.has(heading));
  return isMade && ["货物或应税劳务名称", "商品名称"].some((heading) => known.has(heading));
}

/** How many known columns its first records show: the measure by which a delimiter is chosen. */
export function headerScore(records: readonly (readonly string[])[]): number {
  return Math.max(0, ...records.slice(0, headerDepth).map((cells) => scoreOf(readHeader(cells, 0))));
}

/** The name under which we ask for a column. */
export function headingOf(field: ColumnField): string {
  return headings[field][0];
}

function readHeader(cells: readonly string[], rowNumber: number): TableHeader {
  const columns: Partial<Record<ColumnField, number>> = {};
  const extra: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const heading = flat(cell);
    const field = fieldOfHeading.get(heading);
    if (field && columns[field] === undefined) columns[field] = index;
    else if (heading !== "" && !ignoredHeadings.has(heading)) extra.push(cell.trim());
  }
  return { rowNumber, headings: cells, columns, missing: missingHeadings(columns), extra };
}

/** Of amount, tax and total two are enough, the third follows. */
function missingHeadings(columns: TableHeader["columns"]): string[] {
  const absent = (fields: readonly ColumnField[]) => fields.filter((field) => columns[field] === undefined);
  const sums = absent(sumFields);
  return [...absent(expectedFields), ...(sums.length > 1 ? sums : [])].map(headingOf);
}

function better(best: TableHeader | null, candidate: TableHeader): TableHeader | null {
  return best && scoreOf(best) >= scoreOf(candidate) ? best : candidate;
}

/** A row that has a column for the number is a header before any that has none. */
function scoreOf(header: TableHeader): number {
  return Object.keys(header.columns).length + (hasNumber(header) ? 100 : 0);
}

function hasNumber({ columns }: TableHeader): boolean {
  return columns.number !== undefined || columns.digitalNumber !== undefined;
}

function headerProblem(records: readonly (readonly string[])[], best: TableHeader | null): UnreadableFile {
  if (records.some(isIssueTemplate)) return new UnreadableFile("FILE_IS_ISSUE_TEMPLATE");
  if (best && Object.keys(best.columns).length >= 2) {
    const missing = [headings.digitalNumber[0], ...best.missing].join("、");
    return new UnreadableFile("COLUMNS_MISSING", { missing, extra: best.extra.join("、") || "—" });
  }
  const seen = records.find((cells) => cells.some((cell) => cell.trim() !== "")) ?? [];
  return new UnreadableFile("HEADER_NOT_FOUND", { seen: seen.join(" ").trim().slice(0, 80) });
}

/** The bureau's 批量开票 template has a serial number of its own and no invoice numbers: nothing in it is issued yet. */
function isIssueTemplate(cells: readonly string[]): boolean {
  const known = new Set(cells.map(flat));
  if (!known.has("发票流水号")) return false;
  return ["受票方自然人标识", "是否含税", "商品和服务税收编码", "放弃享受减按1%征收率原因"].some((name) =>
    known.has(name),
  );
}

/** `* 金额（元）` and `金额` are one heading. */
function flat(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/[\s*'"\u200B-\u200D\uFEFF]/g, "")
    .replace(/\((元|必填|选填)\)|[:：]$/g, "");
}
