import { readFileSync } from "node:fs";
import { streamXlsxRows } from "hucre/xlsx";
import { readSheet } from "read-excel-file/node";
import { openArchive, workbookLimits } from "#domain/archive.ts";
import { openWorkbook } from "#domain/table/workbook.ts";

type Contender = (path: string) => Promise<number>;

/** Ways of reading the first sheet of a workbook; each answers with how much it saw. */
export const xlsxContenders = {
  /** Its packed text unpacked and checked, and no more. */
  unpack: async (path) => {
    const sheet = openArchive(bytesOf(path), workbookLimits).stream("xl/worksheets/sheet1.xml");
    let length = 0;
    for (const piece of sheet ?? []) length += piece.length;
    return length;
  },
  /** Ours: rows of texts, dates and long numbers among them. */
  ours: async (path) => {
    let cells = 0;
    for (const rows of openWorkbook(bytesOf(path)).rows(0)) for (const row of rows) cells += row.cells.length;
    return cells;
  },
  hucre: async (path) => {
    let cells = 0;
    for await (const row of streamXlsxRows(bytesOf(path))) cells += row.values.length;
    return cells;
  },
  "read-excel-file": async (path) => {
    let cells = 0;
    for (const row of await readSheet(readFileSync(path))) cells += row.length;
    return cells;
  },
} as const satisfies Record<string, Contender>;

export type XlsxContender = keyof typeof xlsxContenders;

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
