import { joined } from "../../bytes.ts";
import { UnreadableFile } from "../../unreadable-file.ts";

const tagEnd = 0x3e;
const entities = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }));

/**
 * Text of an XML part, decoded strictly as its bytes come in: UTF-8 or UTF-16, as ECMA-376 part 2 has it. Pieces of it end
 * where a tag does, if one does, so that hardly anything needs to be put together again.
 */
export function* decodeXml(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | null = null;
  let rest: Uint8Array = new Uint8Array(0);
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    const bytes = rest.length === 0 ? piece : joined([rest, piece]);
    const end = bytes.lastIndexOf(tagEnd) + 1 || bytes.length;
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    yield decoded(decoder, bytes.subarray(0, end));
    rest = bytes.subarray(end);
  }
  if (decoder) yield decoded(decoder, rest, true);
}

/** The five entities XML has by itself, and characters by number; any other stays as it is written. */
export function unescapeXml(text: string): string {
  return text.includes("&") ? text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, unescaped) : text;
}

/** Line ends as XML reads them. */
export function unixLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * Characters a workbook writes as `_x000D_` (ECMA-376 part 1, 22.9.2.19), among them the underscore that begins such a
 * thing. Half a pair and NUL, which nothing can keep, stay as they are written.
 */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (whole, hex: string) => characterOf(Number.parseInt(hex, 16)) ?? whole);
}

function encodingOf(head: Uint8Array): string {
  const isLittle = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0);
  const isBig = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c);
  if (isLittle) return "utf-16le";
  return isBig ? "utf-16be" : "utf-8";
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, isLast = false): string {
  try {
    return decoder.decode(bytes, { stream: !isLast });
  } catch {
    throw new UnreadableFile("WORKBOOK_DAMAGED");
  }
}

function unescaped(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities.get(name) ?? whole;
  const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return characterOf(code) ?? whole;
}

function characterOf(code: number): string | null {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}
