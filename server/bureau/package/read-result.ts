import type { InvoiceKey } from "#domain/invoice.ts";
import { guessHeader, plainHeading, type TableHeader } from "#domain/table/columns.ts";
import { rowsUnder, type TableRow } from "#domain/table/read-rows.ts";
import { mendMarks } from "#domain/table/repair.ts";
import type { Sheet, TableFile } from "#domain/table/sheets.ts";
import type { AnswerFile, ReadAnswer } from "#server/bureau/package/answer-file.ts";
import { AnswerGatherer } from "#server/bureau/package/answer-gatherer.ts";
import { instantIn, readPreamble } from "#server/bureau/package/preamble.ts";

/** Headings of a result as the bureau's halls, platforms and devices write them (`domain.md` §7.4). */
const headings = {
  acceptanceNumber: ["受理流水号", "受理编号", "受理号", "流水号"],
  result: ["处理结果", "处理状态", "上传结果", "上传状态", "结果"],
  code: ["错误代码", "原因代码", "失败代码", "返回码"],
  reason: ["原因", "失败原因", "错误原因", "处理信息", "错误信息", "处理说明", "结果说明", "说明"],
  at: ["处理时间", "处理日期", "完成时间", "反馈时间", "受理时间"],
} as const;
type Column = keyof typeof headings;
type Columns = Readonly<Record<Column, number>>;

/** 已受理 and 受理成功 are no success: they only say that a number was given (`domain.md` §8, question 37). */
const meanings: readonly [RegExp, ReadAnswer["kind"]][] = [
  [/^(处理|上传)?成功$|^已上传$/, "accepted"],
  [/^(处理|上传|验签)?失败$|^(未|不)通过$|^(被|已)?退回$/, "rejected"],
  [/^(数据|发票|上传)?重复(上传)?$|^(发票)?已存在$/, "duplicate"],
  [/^(待|正在)(处理|受理|上传)$|^(处理|受理|上传)中$|^(已受理|受理成功)$/, "processing"],
];

export type ResultSheet = { readonly sheet: Sheet; readonly header: TableHeader; readonly at: Columns };

/** The sheets that say of invoices what became of them, known by their headings. */
export function findResultSheets({ sheets }: TableFile): ResultSheet[] {
  return sheets.flatMap((sheet) => {
    const header = sheet.isHidden ? null : guessHeader(sheet.head);
    if (!header || (header.columns.number === undefined && header.columns.digitalNumber === undefined)) return [];
    const at = columnsOf(header.headings);
    return at.result < 0 ? [] : [{ sheet, header, at }];
  });
}

/** @throws UnreadableFile where a sheet breaks off */
export async function readResult(sheets: readonly ResultSheet[], asked: ReadonlySet<InvoiceKey>): Promise<AnswerFile> {
  const gatherer = new AnswerGatherer(asked);
  const acceptanceNumbers = new Set<string>();
  for (const { sheet, header, at } of sheets) {
    const above = readPreamble(sheet.head.slice(0, header.rowNumber - 1)).acceptanceNumber;
    if (above) acceptanceNumbers.add(above);
    const read = rowsUnder(header);
    for await (const records of sheet.records()) {
      for (const row of read(records, header.rowNumber)) {
        if (row.kind !== "data") continue;
        const number = textAt(row, at.acceptanceNumber);
        if (number !== "") acceptanceNumbers.add(number);
        takeRow(gatherer, row, at);
      }
    }
  }
  return {
    kind: "result",
    acceptanceNumbers: [...acceptanceNumbers],
    exportedAt: null,
    span: null,
    listed: null,
    ...gatherer.end(),
  };
}

function columnsOf(row: readonly string[]): Columns {
  const plain = row.map(plainHeading);
  const place = (column: Column) =>
    headings[column].map((name) => plain.indexOf(name)).find((index) => index >= 0) ?? -1;
  return {
    acceptanceNumber: place("acceptanceNumber"),
    result: place("result"),
    code: place("code"),
    reason: place("reason"),
    at: place("at"),
  };
}

function takeRow(gatherer: AnswerGatherer, row: TableRow, at: Columns): void {
  const key = gatherer.keyIn(row.rowNumber, row.draft, row.problems);
  if (key === null) return;
  const said = textAt(row, at.result).normalize("NFKC").replace(/\s/g, "");
  const kind = meanings.find(([pattern]) => pattern.test(said))?.[1];
  if (!kind) {
    gatherer.damage(row.rowNumber, { code: "RESULT_NOT_UNDERSTOOD", severity: "reject", field: "result", value: said });
    return;
  }
  gatherer.take({
    key,
    row: row.rowNumber,
    kind,
    code: textAt(row, at.code),
    message: textAt(row, at.reason) || (kind === "rejected" && said !== "失败" ? said : ""),
    at: instantIn(textAt(row, at.at)),
    held: null,
  });
}

function textAt({ cells }: TableRow, index: number): string {
  const cell = index < 0 ? "" : (cells[index] ?? "");
  return mendMarks(cell)?.value ?? cell;
}
