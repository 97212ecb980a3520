/** What a file is by its first bytes; its name and its ending are not asked. */
export type FileKind =
  | "text"
  | "xlsx"
  | "xls"
  | "html"
  | "ofd"
  | "pdf"
  | "xml"
  | "image"
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
const byteOrderMarks = ["efbbbf", "fffe", "feff"];

/** @param head the first bytes of the file, 64 KB or all of it */
export function fileKindOf(head: Uint8Array): FileKind {
  const start = hexOf(head.subarray(0, 8));
  if (byteOrderMarks.some((mark) => start.startsWith(mark))) return markedTextKind(head, start);
  if (head.every(isBlank)) return "empty";
  if (start.startsWith("504b0304") || start.startsWith("504b0506")) return zipKind(head);
  const magic = magics.find(([prefix]) => start.startsWith(prefix));
  if (magic) return magic[1];
  if (isImageContainer(head)) return "image";
  return head.includes(0) ? zeroedKind(head) : markupKind(head);
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
  const isUtf8 = start.startsWith("efbbbf");
  const text = head.subarray(isUtf8 ? 3 : 2);
  if (text.every(isBlank)) return "empty";
  return isUtf8 ? markupKind(text) : "text";
}

/** An OFD and a workbook are both ZIP archives; the names of their entries tell them apart. */
function zipKind(head: Uint8Array): FileKind {
  const names = latin1(head);
  if (names.includes("OFD.xml")) return "ofd";
  return names.includes("xl/") ? "xlsx" : "archive";
}

function zeroedKind(head: Uint8Array): FileKind {
  return unmarkedUtf16(head) ? "text" : "binary";
}

function markupKind(head: Uint8Array): FileKind {
  const start = latin1(head.subarray(0, 4096)).trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|meta|body|table|style|div)\b/.test(start)) return "html";
  if (!/^<(\?xml|([\w-]+:)?(einvoice|xbrl)\b)/.test(start)) return "text";
  if (start.includes("mso-application") || start.includes("office:spreadsheet")) return "xls";
  return start.includes("<html") ? "html" : "xml";
}

function isImageContainer(head: Uint8Array): boolean {
  const start = latin1(head.subarray(0, 12));
  return /^RIFF.{4}WEBP/s.test(start) || /^.{4}ftyp(heic|heix|mif1|avif)/s.test(start) || /^BM.{4}\0{4}/s.test(start);
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
