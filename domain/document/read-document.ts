import { type Archive, openArchive } from "../archive.ts";
import { archiveKindOf, fileKindOf, refusalOf } from "../file-kind.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { DocumentReading } from "./document-reading.ts";
import type { DocumentTools } from "./document-tools.ts";
import { readImage } from "./read-image.ts";
import { readOfd } from "./read-ofd.ts";
import { readXml } from "./read-xml.ts";

/**
 * One invoice out of its own file: OFD, XML, PDF, or a picture with its QR code. Nothing in it is checked yet: that is
 * `readInvoice`. Runs as long as the file makes it: whoever reads strangers' files does it where it can be stopped.
 * @throws UnreadableFile naming what the file is instead, or why it cannot be trusted
 */
export async function readDocument(bytes: Uint8Array, tools: DocumentTools): Promise<DocumentReading> {
  const kind = fileKindOf(bytes.subarray(0, 65_536));
  if (kind === "ofd" || kind === "zip") return readOfd(openedOfd(bytes), tools);
  if (kind === "xml") return readXml(bytes);
  if (kind === "image") return readImage(bytes, tools);
  if (kind === "pdf") return (await import("./read-pdf.ts")).readPdf(bytes, tools);
  throw new UnreadableFile(kind === "text" || kind === "html" ? "FILE_IS_TABLE" : refusalOf(kind));
}

const otherArchives = {
  workbook: "FILE_IS_XLSX",
  "other-office": "FILE_IS_OFFICE",
  bundle: "FILE_IS_ARCHIVE",
} as const;

function openedOfd(bytes: Uint8Array): Archive {
  const archive = openArchive(bytes);
  const kind = archiveKindOf(archive.names);
  if (kind === "ofd") return archive;
  throw new UnreadableFile(isSpreadsheet(archive) ? "FILE_IS_ODS" : otherArchives[kind]);
}

/** OpenDocument says first what it is. */
function isSpreadsheet(archive: Archive): boolean {
  const type = archive.names.includes("mimetype") ? archive.read("mimetype") : null;
  return type !== null && new TextDecoder().decode(type).includes("opendocument.spreadsheet");
}
