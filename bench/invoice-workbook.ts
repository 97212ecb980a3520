import { Zip, ZipDeflate } from "fflate";
import { benchMerchant } from "#bench/invoice-table.ts";

const headings =
  "数电发票号码,发票代码,发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,项目名称,数量,金额,税率,税额,价税合计,发票票种,备注".split(
    ",",
  );
const buyers = ["北京样例科技有限公司（测试）", "北京通州样例便利店（个体工商户，测试）", "个人"];
const items = ["*信息技术服务*技术服务费", "*餐饮服务*餐费", "*办公用品*打印纸 A4 70g", "*运输服务*国内运费"];
const kinds = ["数电发票（增值税专用发票）", "数电发票（普通发票）"];
const rowsPerPiece = 1_000;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * An issuing software's export as a workbook of one sheet with 16 columns, packed as Excel packs it: texts are shared,
 * of which two a row occur once, quantities and sums are numbers, the date is a date.
 */
export function invoiceWorkbook(rows: number): Uint8Array {
  const strings = new Map<string, number>();
  return packed({
    "[Content_Types].xml": [contentTypes],
    "_rels/.rels": [relationships([["officeDocument", "xl/workbook.xml"]])],
    "xl/workbook.xml": [
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="发票基础信息" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    "xl/_rels/workbook.xml.rels": [
      relationships([
        ["worksheet", "worksheets/sheet1.xml"],
        ["sharedStrings", "sharedStrings.xml"],
        ["styles", "styles.xml"],
      ]),
    ],
    "xl/styles.xml": [
      `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    "xl/worksheets/sheet1.xml": sheetXml(rows, strings),
    "xl/sharedStrings.xml": stringsXml(strings),
  });
}

const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;

function relationships(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${relations}">${list.join("")}</Relationships>`;
}

/** Parts are made a piece at a time, and in order: the strings are known once the sheet is written. */
function packed(parts: Readonly<Record<string, Iterable<string>>>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, texts] of Object.entries(parts)) {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for (const text of texts) part.push(new TextEncoder().encode(text));
    part.push(new Uint8Array(0), true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(pieces));
}

function* sheetXml(rows: number, strings: Map<string, number>): Generator<string> {
  yield `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><dimension ref="A1:P${rows + 1}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><sheetData>`;
  yield rowXml(1, headings, strings);
  for (let first = 0; first < rows; first += rowsPerPiece) {
    const count = Math.min(rowsPerPiece, rows - first);
    yield Array.from({ length: count }, (_, index) => rowXml(first + index + 2, cellsOf(first + index), strings)).join(
      "",
    );
  }
  yield `</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
}

type Cell = string | { readonly style: 1 | 2; readonly value: number };

function rowXml(rowNumber: number, cells: readonly Cell[], strings: Map<string, number>): string {
  const written = cells.map((cell, index) => {
    const at = `${String.fromCharCode(65 + index)}${rowNumber}`;
    if (cell === "") return `<c r="${at}" s="0"/>`;
    if (typeof cell !== "string") return `<c r="${at}" s="${cell.style}"><v>${excelNumber(cell.value)}</v></c>`;
    if (!strings.has(cell)) strings.set(cell, strings.size);
    return `<c r="${at}" s="0" t="s"><v>${strings.get(cell)}</v></c>`;
  });
  return `<row r="${rowNumber}" spans="1:16">${written.join("")}</row>`;
}

/** 17 figures, in E-notation below a tenth: `90.269999999999996`, `5.9999999999999998E-2`. */
function excelNumber(value: number): string {
  if (value >= 0.1) return value.toPrecision(17).replace(/\.?0+$/, "");
  return value
    .toExponential(16)
    .replace(/\.?0+(?=e)/, "")
    .replace("e", "E");
}

/** Scattered over its range by a prime, so that neighbours differ. */
function scattered(serial: number, range: number): number {
  return (serial * 7_919) % range;
}

function cellsOf(serial: number): Cell[] {
  const fen = 1_000 + scattered(serial, 999_983);
  const tax = Math.round(fen * 0.06);
  return [
    `2611200${String(serial).padStart(12, "0")}7`,
    "",
    "",
    benchMerchant.taxpayerId,
    benchMerchant.name,
    "91110108MA09XX021Q",
    `${buyers[serial % 3]}${scattered(serial, 997)}`,
    { style: 1, value: 46_000 + scattered(serial, 300) + (serial % 86_399) / 86_400 },
    items[serial % 4] ?? "",
    { style: 2, value: 1 + (serial % 12) },
    { style: 2, value: fen / 100 },
    "6%",
    { style: 2, value: tax / 100 },
    { style: 2, value: (fen + tax) / 100 },
    kinds[serial % 2] ?? "",
    `订单 ${String(serial).padStart(8, "0")}`,
  ];
}

function* stringsXml(strings: Map<string, number>): Generator<string> {
  yield `${declaration}<sst xmlns="${main}" count="${strings.size}" uniqueCount="${strings.size}">`;
  let piece: string[] = [];
  for (const text of strings.keys()) {
    if (piece.push(`<si><t>${text}</t></si>`) < rowsPerPiece) continue;
    yield piece.join("");
    piece = [];
  }
  yield `${piece.join("")}</sst>`;
}
