/**
 * What a file is by its first bytes; its name and its ending are not asked. `zip`: a ZIP whose first entries do not say
 * more, see `archiveKindOf`. `archive`: one that is not opened at all (RAR, 7z, gzip). `encrypted`: a workbook or a
 * document of Office with a password.
 */
export type FileKind =
  | "text"
  | "xlsx"
  | "xls"
  | "encrypted"
  | "html"
  | "ofd"
  | "pdf"
  | "xml"
  | "image"
  | "zip"
  | "archive"
  | "empty"
  | "binary";

const magics: readonly (readonly [string, FileKind])[] = [
  ["25504446", "pdf"],
  ["d0cf11e0", "xls"],
  ["89504e47", "image"],
  ["ffd8ff", "image"],
  ["47494638", "image"],
  ["49492a00", "image"],
  ["4d4d002a", "image"],
  ["52617221", "archive"],
  ["377abcaf271c", "archive"],
  ["1f8b", "archive"],
];
/** The stream in which Office keeps a file with a password, [MS-OFFCRYPTO] 2.3.4.4; its name is in UTF-16. */
const encryptedPackage = [..."EncryptedPackage"].join("\0");
const byteOrderMarks = ["efbbbf", "fffe", "feff"];

/** The code by which a file of this kind is refused where another is wanted. */
export function refusalOf(kind: FileKind): string {
  if (kind === "empty") return "FILE_EMPTY";
  if (kind === "binary") return "FILE_NOT_TEXT";
  return kind === "zip" ? "FILE_IS_ARCHIVE" : `FILE_IS_${kind.toUpperCase()}`;
}

/** @param head the first bytes of the file, 64 KB or all of it */
export function fileKindOf(head: Uint8Array): FileKind {
  const start = hexOf(head.subarray(0, 8));
  if (byteOrderMarks.some((mark) => start.startsWith(mark))) return markedTextKind(head, start);
  if (head.every(isBlank)) return "empty";
  if (start.startsWith("504b0304") || start.startsWith("504b0506")) return zipKind(head);
  const magic = magics.find(([prefix]) => start.startsWith(prefix));
  if (magic?.[1] === "xls" && latin1(head).includes(encryptedPackage)) return "encrypted";
  if (magic) return magic[1];
  if (isImageContainer(head)) return "image";
  if (head.includes(0)) return zeroedKind(head);
  return isPdfFurtherOn(head) ? "pdf" : markupKind(latin1(head.subarray(0, 8192)));
}

/** What a ZIP holds, by the names of its entries. */
export function archiveKindOf(names: readonly string[]): "ofd" | "workbook" | "bundle" | "other-office" {
  if (names.includes("OFD.xml")) return "ofd";
  if (names.some((name) => name.startsWith("xl/"))) return "workbook";
  const isOffice = names.some((name) => /^(word|ppt|visio)\/|^mimetype$/.test(name));
  return isOffice && names.some((name) => name === "[Content_Types].xml" || name === "mimetype")
    ? "other-office"
    : "bundle";
}

/** UTF-16 without a mark: one of two bytes of every figure and comma is zero. `null` where that is not so. */
export function unmarkedUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  }
  const enough = head.length / 10;
  if (odd > enough && even < odd / 20) return "utf-16le";
  return even > enough && odd < even / 20 ? "utf-16be" : null;
}

function markedTextKind(head: Uint8Array, start: string): FileKind {
  const text = new TextDecoder(
    start.startsWith("efbbbf") ? "utf-8" : start.startsWith("fffe") ? "utf-16le" : "utf-16be",
  );
  const written = text.decode(head.subarray(0, 8192));
  return written.trim() === "" && head.length <= 8192 ? "empty" : markupKind(written);
}

/** An OFD and a workbook are both ZIP archives; the names of their entries tell them apart. */
function zipKind(head: Uint8Array): FileKind {
  const names = entryNames(head);
  const kind = archiveKindOf(names);
  if (kind === "ofd") return "ofd";
  return kind === "workbook" || names.some((name) => name.startsWith("docProps/")) ? "xlsx" : "zip";
}

const entryHeader = "PK\x03\x04";

/**
 * Names in the headers before each entry, as far as the head reaches. Entries are stepped over, not searched: an
 * archive inside an archive has such headers too. Where the size is said elsewhere, the next header is looked for.
 */
function entryNames(head: Uint8Array): string[] {
  const text = latin1(head);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const names: string[] = [];
  for (let at = 0; at >= 0 && at + 30 <= head.length && text.startsWith(entryHeader, at); ) {
    const start = at + 30;
    const end = start + view.getUint16(at + 26, true);
    names.push(text.slice(start, end).replaceAll("\\", "/"));
    const content = end + view.getUint16(at + 28, true);
    const size = view.getUint32(at + 18, true);
    const isSizeElsewhere = (view.getUint16(at + 6, true) & 8) !== 0 || size === 0xffff_ffff;
    at = isSizeElsewhere ? text.indexOf(entryHeader, content) : content + size;
  }
  return names;
}

/** A stray NUL among text spoils its row, not the file; a program or a picture is full of such bytes. */
function zeroedKind(head: Uint8Array): FileKind {
  const utf16 = unmarkedUtf16(head);
  if (utf16) return markupKind(new TextDecoder(utf16).decode(head.subarray(0, 8192)));
  if (isPdfFurtherOn(head)) return "pdf";
  const kind = markupKind(latin1(head.subarray(0, 8192)));
  return kind === "xml" || isMostlyText(head) ? kind : "binary";
}

function isMostlyText(head: Uint8Array): boolean {
  return head.filter((byte) => byte < 32 && !isBlank(byte)).length * 50 < head.length;
}

/** Readers of PDF look for its mark in the first kilobyte, since mail programs and printers write before it. */
function isPdfFurtherOn(head: Uint8Array): boolean {
  return /(^|[\r\n\0])%PDF-\d/.test(latin1(head.subarray(0, 1024)));
}

function markupKind(text: string): FileKind {
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|meta|body|table|style|div)\b/.test(start)) return "html";
  if (!/^<(\?xml|([\w-]+:)?(einvoice|xbrl)\b)/.test(start)) return "text";
  if (start.includes("mso-application") || start.includes("office:spreadsheet")) return "xls";
  return start.includes("<html") ? "html" : "xml";
}

function isImageContainer(head: Uint8Array): boolean {
  const start = latin1(head.subarray(0, 12));
  return (
    /^RIFF.{4}WEBP/s.test(start) ||
    /^.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1|avi[fs])/s.test(start) ||
    /^BM.{4}\0{4}/s.test(start)
  );
}

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One character a byte, so that byte patterns can be looked for as text. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
