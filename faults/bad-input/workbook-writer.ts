import { utf8 } from "./example-table.ts";
import { type ZipEntry, zipOf } from "./zip-writer.ts";

/** A text that cells share, or a cell's own XML at its place; nothing for an empty one. */
export type Cell = string | ((place: string) => string);

export type SheetParts = {
  readonly name?: string;
  readonly state?: "hidden" | "veryHidden";
  readonly rows?: readonly (readonly Cell[])[];
  /** Instead of the rows. */
  readonly xml?: string;
  readonly dimension?: string;
  /** Row numbers, where they are not 1, 2, 3 …; null for rows that do not say. */
  readonly numbers?: readonly (number | null)[];
  /** What follows `sheetData`. */
  readonly after?: string;
};

export type WorkbookParts = {
  readonly sheets: readonly SheetParts[];
  readonly is1904?: boolean;
  /** Shared texts by their own XML, before those of the cells. */
  readonly strings?: readonly string[];
  /** Entries added, replaced, or with null left out. */
  readonly entries?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly change?: (entry: ZipEntry) => ZipEntry;
  /** Of every XML part. */
  readonly rewrite?: (xml: string, name: string) => string | Uint8Array;
};

/** Indexes of the styles in every workbook written here. */
export const styles = {
  general: 0,
  date: 1,
  dateTime: 2,
  text: 3,
  chineseDate: 4,
  percent: 5,
  money: 6,
  hours: 7,
} as const;

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A workbook as Excel and WPS write it, but for what `parts` say. */
export function workbookOf(parts: WorkbookParts): Uint8Array {
  const strings: string[] = [];
  const entries: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": workbookXml(parts),
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packageRelations}">${parts.sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        "",
      )}<Relationship Id="rId90" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": stylesXml(),
    ...Object.fromEntries(
      parts.sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, strings, parts)]),
    ),
    "xl/sharedStrings.xml": "",
    ...parts.entries,
  };
  if (entries["xl/sharedStrings.xml"] === "")
    entries["xl/sharedStrings.xml"] = stringsXml(parts.strings ?? [], strings);
  return zipOf(
    Object.entries(entries).flatMap(([name, content]) => {
      if (content === null) return [];
      const written = typeof content === "string" && parts.rewrite ? parts.rewrite(content, name) : content;
      const entry = { name, content: typeof written === "string" ? utf8(written) : written };
      return [parts.change ? parts.change(entry) : entry];
    }),
  );
}

export function figure(value: string | number, style: number = styles.general): Cell {
  return (place) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

export function inline(text: string): Cell {
  return (place) => `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A shared text by its index. */
export function shared(index: number | string): Cell {
  return (place) => `<c r="${place}" t="s"><v>${index}</v></c>`;
}

export function typed(type: string, value: string): Cell {
  return (place) => `<c r="${place}" t="${type}"><v>${escaped(value)}</v></c>`;
}

export function formula(text: string, value: string | null, type = "n"): Cell {
  const cached = value === null ? "" : `<v>${escaped(value)}</v>`;
  return (place) => `<c r="${place}" t="${type}"><f>${escaped(text)}</f>${cached}</c>`;
}

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

export function rowsXml({ rows = [], numbers }: SheetParts, strings: string[], offset: number): string {
  return rows
    .map((cells, at) => {
      const number = numbers ? numbers[at] : at + 1;
      const written = cells.map((cell, column) => {
        const place = `${columnName(column)}${number ?? at + 1}`;
        if (typeof cell === "function") return cell(place);
        return cell === "" ? "" : `<c r="${place}" t="s"><v>${indexOf(cell, strings) + offset}</v></c>`;
      });
      const said = number === null ? "" : ` r="${number}"`;
      return `<row${said}>${written.join("")}</row>`;
    })
    .join("");
}

function indexOf(text: string, strings: string[]): number {
  const known = strings.indexOf(text);
  return known >= 0 ? known : strings.push(text) - 1;
}

function sheetXml(sheet: SheetParts, strings: string[], parts: WorkbookParts): string {
  if (sheet.xml !== undefined) return sheet.xml;
  const dimension = sheet.dimension ? `<dimension ref="${sheet.dimension}"/>` : "";
  const data = rowsXml(sheet, strings, parts.strings?.length ?? 0);
  return `${declaration}<worksheet xmlns="${main}">${dimension}<sheetData>${data}</sheetData>${sheet.after ?? ""}</worksheet>`;
}

function workbookXml({ sheets, is1904 }: WorkbookParts): string {
  const listed = sheets.map(
    ({ name = "Sheet1", state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ""} r:id="rId${at + 1}"/>`,
  );
  const properties = is1904 ? `<workbookPr date1904="1"/>` : "";
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}">${properties}<sheets>${listed.join("")}</sheets></workbook>`;
}

function stringsXml(own: readonly string[], strings: readonly string[]): string {
  const texts = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return `${declaration}<sst xmlns="${main}">${[...own, ...texts].join("")}</sst>`;
}

function stylesXml(): string {
  const formats = [0, 14, 22, 49, 164, 10, 4, 165].map((id) => `<xf numFmtId="${id}"/>`);
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs count="8">${formats.join("")}</cellXfs></styleSheet>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
