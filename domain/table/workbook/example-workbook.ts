import { strToU8, type Zippable, zipSync } from "fflate";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";

export type ExampleWorkbook = {
  /** What stands between the `sheetData` tags of each sheet, by its name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** What stands between the `sst` tags; no such part where it is not given. */
  readonly strings?: string;
  /** Number formats of the cell styles, in their order: an id, or a code of one's own. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  readonly hidden?: readonly string[];
  /** Written over the parts that are made, or beside them. */
  readonly parts?: Readonly<Record<string, string>>;
};

/** A small workbook for tests, as a spreadsheet would write it. */
export function exampleWorkbook({ sheets, strings, formats, is1904, hidden, parts }: ExampleWorkbook): Uint8Array {
  const names = Object.keys(sheets);
  const entries: Record<string, string> = {
    "_rels/.rels": relationships([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${names
      .map((name, index) => {
        const state = hidden?.includes(name) ? ' state="hidden"' : "";
        return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
      })
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ...names.map((_, index) => [`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ...(strings === undefined ? [] : [["rIdStrings", "sharedStrings", "sharedStrings.xml"] as const]),
      ...(formats === undefined ? [] : [["rIdStyles", "styles", "styles.xml"] as const]),
    ]),
  };
  for (const [index, name] of names.entries()) {
    entries[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${sheets[name]}</sheetData><pageMargins left="0.7"/></worksheet>`;
  }
  if (strings !== undefined) entries["xl/sharedStrings.xml"] = `<sst xmlns="${main}">${strings}</sst>`;
  if (formats !== undefined) entries["xl/styles.xml"] = stylesXml(formats);
  return zipped({ ...entries, ...parts });
}

export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(parts)) entries[name] = strToU8(text);
  return zipSync(entries);
}

function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const written = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${relations}">${written.join("")}</Relationships>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const ids = formats.map((format, index) => (typeof format === "number" ? format : 164 + index));
  const codes = formats.flatMap((format, index) =>
    typeof format === "number" ? [] : `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`,
  );
  const styles = ids.map((id) => `<xf numFmtId="${id}" xfId="0"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join("")}</cellXfs></styleSheet>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
