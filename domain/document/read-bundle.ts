import { type Archive, type ArchiveLimits, openArchive } from "../archive.ts";
import { archiveKindOf, fileKindOf } from "../file-kind.ts";
import type { Problem } from "../problem.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { DocumentReading } from "./document-reading.ts";
import type { DocumentTools } from "./document-tools.ts";
import { readDocument } from "./read-document.ts";

/** For a folder of invoices; its entries are unpacked one after the other, and none is kept. */
export const bundleLimits = {
  bytes: 67_108_864,
  entries: 2_000,
  entryBytes: 10_485_760,
  allBytes: 536_870_912,
} as const satisfies ArchiveLimits;

export type BundleRow = {
  /** From 1 on, in the order of the rows; what is passed over has no number. */
  readonly rowNumber: number;
  /** Path of the entry. */
  readonly name: string;
  /** Null where the entry cannot be read, for the reason in `problem`. */
  readonly reading: DocumentReading | null;
  readonly problem: Problem | null;
};

/**
 * A ZIP of invoice files of any kind: one row an entry, by path. Where a folder has the same invoice as XML, OFD, PDF
 * and picture, the richest comes first, so that the poorer ones become the duplicates. The file of one invoice is read
 * as a bundle of one, without a name.
 * @throws UnreadableFile ARCHIVE_WITHOUT_INVOICES, what `openArchive` throws, or for one invoice what `readDocument`
 * throws; what is wrong with an entry of a bundle is said in its row
 */
export async function* readBundle(bytes: Uint8Array, tools: DocumentTools): AsyncGenerator<BundleRow> {
  const archive = openedBundle(bytes);
  if (!archive) {
    yield { rowNumber: 1, name: "", reading: await readDocument(bytes, tools), problem: null };
    return;
  }
  let rowNumber = 0;
  for (const name of invoiceNames(archive)) {
    const row = await readEntry(archive, name, tools);
    if (row) yield { rowNumber: ++rowNumber, name, ...row };
  }
  if (rowNumber === 0) throw new UnreadableFile("ARCHIVE_WITHOUT_INVOICES");
}

/** Null for a file of another kind, and for an archive that is one document by itself. */
function openedBundle(bytes: Uint8Array): Archive | null {
  const kind = fileKindOf(bytes.subarray(0, 65_536));
  if (kind !== "zip" && kind !== "ofd") return null;
  const archive = openArchive(bytes, bundleLimits);
  return archiveKindOf(archive.names) === "bundle" ? archive : null;
}

function invoiceNames({ names }: Archive): string[] {
  const places = names.filter((name) => !isPassedOver(name)).map((name) => ({ name, group: groupOf(name) }));
  return places
    .sort(
      (one, other) =>
        inOrder(one.group, other.group) || richness(one.name) - richness(other.name) || inOrder(one.name, other.name),
    )
    .map(({ name }) => name);
}

/** What systems leave behind in folders, and the folders themselves. */
function isPassedOver(name: string): boolean {
  return name.endsWith("/") || /(^|\/)(__MACOSX\/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

/** `dzfp_{number}_{customer}_{time}.ofd` and `.pdf` were written a minute apart: the number makes them one invoice. */
function groupOf(name: string): string {
  return /^(?:.*\D)?\d{20}(?!\d)/.exec(name)?.[0] ?? name.replace(/\.[^./]*$/, "");
}

const byRichness = ["xml", "ofd", "pdf"];

function richness(name: string): number {
  const place = byRichness.indexOf(name.split(".").at(-1)?.toLowerCase() ?? "");
  return place < 0 ? byRichness.length : place;
}

/** By code point, the same in every language and on every machine. */
function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

async function readEntry(
  archive: Archive,
  name: string,
  tools: DocumentTools,
): Promise<Pick<BundleRow, "reading" | "problem"> | null> {
  try {
    const bytes = archive.read(name);
    if (!bytes || (bytes.length === 0 && /(^|\/)\.[^/]*$/.test(name))) return null;
    return { reading: await readDocument(bytes, tools), problem: null };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { reading: null, problem: error.problem };
  }
}
