import { Zip, ZipDeflate } from "fflate";
import type { RowChunks } from "./row-chunks.ts";

/** First day a ZIP can name: the same rows make the same bytes whenever they are written. */
const zipEpoch = "1980-01-01T00:00:00";
const namespace = "http://schemas.openxmlformats.org";
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;

export type SheetToWrite = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: RowChunks;
};

/** A workbook (.xlsx) of one sheet, given out as it is written. */
export function workbookOf(
  sheetName: string,
  headings: readonly string[],
  chunks: RowChunks,
): AsyncGenerator<Uint8Array> {
  return workbookOfSheets([{ name: sheetName, headings, rows: chunks }]);
}

/**
 * The same of several sheets. Every cell is text and every column formatted as text, so that a spreadsheet changes no
 * number, neither those that stand there nor those typed in.
 */
export async function* workbookOfSheets(sheets: readonly SheetToWrite[]): AsyncGenerator<Uint8Array> {
  const archive = new ArchiveWriter();
  for (const [name, text] of Object.entries(frame(sheets.map(({ name }) => name)))) yield* archive.entry(name, [text]);
  for (const [index, { headings, rows: chunks }] of sheets.entries()) {
    archive.begin(`xl/worksheets/sheet${index + 1}.xml`);
    archive.write(sheetStart(headings));
    let rowNumber = 1;
    for await (const rows of chunks) {
      archive.write(rows.map((cells) => rowXml(cells, ++rowNumber, 1)).join(""));
      yield* archive.given();
    }
    archive.write("</sheetData></worksheet>");
    archive.finish();
  }
  yield* archive.end();
}

/** fflate gives its output to a callback; here it waits until it is fetched. */
class ArchiveWriter {
  private readonly zip: Zip;
  private readonly encoder = new TextEncoder();
  private pieces: Uint8Array[] = [];
  private open: ZipDeflate | null = null;

  constructor() {
    this.zip = new Zip((error, piece) => {
      if (error) throw error;
      this.pieces.push(piece);
    });
  }

  *entry(name: string, texts: readonly string[]): Generator<Uint8Array> {
    this.begin(name);
    for (const text of texts) this.write(text);
    this.finish();
    yield* this.given();
  }

  begin(name: string): void {
    this.open = new ZipDeflate(name, { level: 6 });
    this.open.mtime = zipEpoch;
    this.zip.add(this.open);
  }

  write(text: string): void {
    this.open?.push(this.encoder.encode(text));
  }

  finish(): void {
    this.open?.push(new Uint8Array(0), true);
  }

  *given(): Generator<Uint8Array> {
    const pieces = this.pieces;
    this.pieces = [];
    yield* pieces;
  }

  *end(): Generator<Uint8Array> {
    this.zip.end();
    yield* this.given();
  }
}

function frame(sheetNames: readonly string[]): Record<string, string> {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const main = `xmlns="${namespace}/spreadsheetml/2006/main"`;
  const relationships = `xmlns="${namespace}/package/2006/relationships"`;
  const kind = `${namespace}/officeDocument/2006/relationships`;
  const each = (write: (name: string, number: number) => string) =>
    sheetNames.map((name, index) => write(name, index + 1)).join("");
  const styles = sheetNames.length + 1;
  return {
    "[Content_Types].xml": `${declaration}<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships ${relationships}><Relationship Id="rId1" Type="${kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook ${main} xmlns:r="${kind}"><sheets>${each((name, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships ${relationships}>${each((_, number) => `<Relationship Id="rId${number}" Type="${kind}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${styles}" Type="${kind}/styles" Target="styles.xml"/></Relationships>`,
    // Format 49 is text (`@`); style 1 is that, style 2 the same in bold for the headings.
    "xl/styles.xml": `${declaration}<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
  };
}

function sheetStart(headings: readonly string[]): string {
  const columns = headings.map(
    (heading, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthOf(heading)}" style="1" customWidth="1"/>`,
  );
  const columnsXml = columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
  return `${declaration}<worksheet xmlns="${namespace}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columnsXml}<sheetData>${rowXml(headings, 1, 2)}`;
}

/** Wide enough for a 20-digit number, or for what the heading asks. */
function widthOf(heading: string): number {
  return Math.min(
    60,
    Math.max(heading.includes("号码") || heading.includes("识别号") ? 24 : 14, heading.length * 2 + 2),
  );
}

function rowXml(cells: readonly string[], rowNumber: number, style: number): string {
  let xml = `<row r="${rowNumber}">`;
  for (const [index, cell] of cells.entries()) {
    if (cell === "") continue;
    xml += `<c r="${columnName(index)}${rowNumber}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** XML 1.0 knows no control characters: `_x0001_` stands for one (ECMA-376 §22.4.2.4), and `_x005F_` for its underline. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .toWellFormed()
    .replace(/[^\t\n\x20-\uFFFD\u{10000}-\u{10FFFF}]/gu, (char) => {
      return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    });
}
