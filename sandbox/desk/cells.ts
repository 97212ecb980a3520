import type { SourceFile } from "#domain/source-file.ts";
import { openTableFile } from "#domain/table/sheets.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { DeskRefusal } from "#sandbox/desk/refusal.ts";

/** One line of a package by the headings of its sheet; a heading without a cell is empty. */
export type Cells = Readonly<Record<Heading, string>>;

/** 信息汇总表 of 全量发票查询导出 (`domain.md` §5.1). */
export const lineHeadings = [
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

export type Heading = (typeof lineHeadings)[number];

/**
 * The lines of a package, CSV or workbook, in their order.
 * @throws DeskRefusal where it is no table, or not in this shape
 */
export async function readCells(bytes: Buffer): Promise<Cells[]> {
  const rows = await readRows(bytes);
  const headerAt = rows.findIndex((row) => row.map(plain).includes("数电发票号码"));
  const header = rows[headerAt]?.map(plain) ?? [];
  const missing = lineHeadings.filter((heading) => !header.includes(heading));
  if (missing.length > 0) throw new DeskRefusal(400, `文件格式不正确，缺少列：${missing.join("、")}`);
  const places = lineHeadings.map((heading) => [heading, header.indexOf(heading)] as const);
  const lines = rows.slice(headerAt + 1).filter((row) => row.some((cell) => plain(cell) !== ""));
  return lines.map(
    (row) => Object.fromEntries(places.map(([heading, place]) => [heading, plain(row[place] ?? "")])) as Cells,
  );
}

async function readRows(bytes: Buffer): Promise<string[][]> {
  try {
    const { sheets } = await openTableFile(fileOf(bytes));
    const sheet = sheets.find(({ name }) => name === "信息汇总表") ?? sheets[0];
    const rows: string[][] = [];
    for await (const records of sheet?.records() ?? []) rows.push(...records.rows);
    return rows;
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw new DeskRefusal(400, `文件无法读取：${fault.problem.code}`);
    throw fault;
  }
}

function fileOf(bytes: Buffer): SourceFile {
  return {
    size: bytes.length,
    async *stream() {
      yield bytes;
    },
  };
}

/** Without what keeps a spreadsheet from changing a number: a tab, an apostrophe. Headings may carry a star. */
function plain(cell: string): string {
  return cell.trim().replace(/^['*]\s*/, "");
}
