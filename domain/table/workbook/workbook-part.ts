import { UnreadableFile } from "../../unreadable-file.ts";
import { XmlScanner } from "./xml-scanner.ts";

export type SheetEntry = {
  /** Of the relationship that leads to it. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
};

/**
 * Which sheets a workbook has, and from which day it counts.
 * @throws UnreadableFile FILE_IS_OFFICE for a document or a presentation, WORKBOOK_DAMAGED where it breaks off
 */
export function readWorkbookPart(texts: Iterable<string>): { sheets: SheetEntry[]; is1904: boolean } {
  const scanner = new XmlScanner();
  const sheets: SheetEntry[] = [];
  let root: string | null = null;
  let is1904 = false;
  let isWhole = false;
  for (const text of texts) {
    scanner.push(text);
    for (let token = scanner.next(); token !== "none"; token = scanner.next()) {
      const { name } = scanner;
      if (token === "close" && name === "workbook") isWhole = true;
      if (token !== "open") continue;
      root ??= name;
      if (name === "sheet") sheets.push(sheetOf(scanner));
      if (name === "workbookPr") is1904 = /^(1|true|on)$/.test(scanner.attribute("date1904") ?? "");
    }
  }
  if (root !== null && root !== "workbook") throw new UnreadableFile("FILE_IS_OFFICE");
  if (!isWhole) throw new UnreadableFile("WORKBOOK_DAMAGED");
  return { sheets, is1904 };
}

function sheetOf(scanner: XmlScanner): SheetEntry {
  return {
    id: scanner.prefixedAttribute("id") ?? "",
    name: scanner.attribute("name") ?? "",
    hidden: /hidden/i.test(scanner.attribute("state") ?? ""),
  };
}
