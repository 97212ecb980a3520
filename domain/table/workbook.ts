import { openArchive, workbookLimits } from "../archive.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { SharedParts } from "./workbook/cell-text.ts";
import { openPackage, type Package, type Relationship } from "./workbook/package-parts.ts";
import { readSharedStrings } from "./workbook/shared-strings.ts";
import { readSheetRows, type WorkbookRow } from "./workbook/sheet-rows.ts";
import { readDateStyles } from "./workbook/styles.ts";
import { readWorkbookPart, type SheetEntry } from "./workbook/workbook-part.ts";

export type WorkbookSheet = { readonly name: string; readonly hidden: boolean };

export type Workbook = {
  /** In the order of their tabs; charts and macro sheets, which have no rows, are left out. */
  readonly sheets: readonly WorkbookSheet[];
  /** Whether its dates are counted from 1904. */
  readonly is1904: boolean;
  /**
   * Rows of a sheet, a piece of it at a time and as often as asked for, in ascending order.
   * @throws UnreadableFile where the sheet cannot be read (on)
   */
  rows(sheet: number): Generator<WorkbookRow[]>;
};

/** A tab a day for two years is fewer. */
const mostSheets = 1_000;

/**
 * A workbook (`.xlsx`, `.xlsm`; ECMA-376, strict and transitional) by its bytes. Its sheets are streamed; only its shared
 * texts are held in memory.
 * @throws UnreadableFile FILE_IS_… where it is none, WORKBOOK_… or ARCHIVE_… where it cannot be read
 */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const archive = openArchive(bytes, workbookLimits);
  const opened = openPackage(archive);
  const named = opened.relationshipsOf("").find(({ type }) => type === "officeDocument");
  const main = named?.entry ?? opened.entryAt("xl/workbook.xml");
  if (!main) throw new UnreadableFile(otherKind(archive.names));
  if (main.endsWith(".bin")) throw new UnreadableFile("FILE_IS_XLSB");
  const part = readWorkbookPart(opened.textOf(main));
  const relationships = opened.relationshipsOf(main);
  const sheets = readableSheets(part.sheets, relationships);
  let shared: SharedParts | null = null;
  return {
    is1904: part.is1904,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    *rows(index) {
      shared ??= readShared(opened, relationships, part.is1904);
      yield* readSheetRows(opened.textOf(sheets[index]?.entry ?? null), shared);
    },
  };
}

/** A spreadsheet of LibreOffice says what it is; whatever else is packed is an archive. */
function otherKind(names: readonly string[]): string {
  if (names.some((name) => name.startsWith("xl/"))) return "WORKBOOK_DAMAGED";
  return names.includes("mimetype") && names.includes("content.xml") ? "FILE_IS_ODS" : "FILE_IS_ARCHIVE";
}

type ReadableSheet = WorkbookSheet & { readonly entry: string | null };

/** Each leads to a part of its own: one part read for every tab would be a bomb that no count of bytes notices. */
function readableSheets(sheets: readonly SheetEntry[], relationships: readonly Relationship[]): ReadableSheet[] {
  if (sheets.length > mostSheets) throw new UnreadableFile("WORKBOOK_TOO_LARGE");
  const targets = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const readable = sheets.flatMap(({ id, name, hidden }) => {
    const { type = "worksheet", entry = null } = targets.get(id) ?? {};
    return type === "worksheet" ? [{ name, hidden, entry }] : [];
  });
  const entries = readable.flatMap(({ entry }) => entry ?? []);
  if (new Set(entries).size < entries.length) throw new UnreadableFile("WORKBOOK_DAMAGED");
  return readable;
}

function readShared(opened: Package, relationships: readonly Relationship[], is1904: boolean): SharedParts {
  const textOf = (kind: string) => opened.textOf(relationships.find(({ type }) => type === kind)?.entry ?? null);
  return {
    strings: readSharedStrings(textOf("sharedStrings")),
    dateStyles: readDateStyles(textOf("styles")),
    is1904,
  };
}
