import { joined } from "../bytes.ts";
import { unmarkedUtf16 } from "../file-kind.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { refusedKind } from "./refused-kind.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const headBytes = 65_536;
/** A line longer than this is cut, so that a file without line ends cannot fill the memory. */
const longestLineBytes = 2_097_152;
/** So many characters that are valid UTF-8 do not happen by chance in GB18030. */
const settlingCharacters = 8;

/**
 * The text of a table file, decoded strictly and in whole lines where it can be: UTF-8 and UTF-16 with or without a
 * mark, GB18030 where it is not UTF-8. Memory does not grow with the file.
 * @param onEncoding told once, as soon as it is known
 * @throws UnreadableFile by name for what is no text, and TEXT_BROKEN after the last whole line before the broken byte
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onEncoding: (encoding: TextEncoding) => void = () => {},
): AsyncGenerator<string> {
  const source = withHead(chunks);
  const { value: head } = await source.next();
  if (!head) throw new UnreadableFile("FILE_EMPTY");
  const refusal = refusedKind(head.subarray(0, headBytes));
  if (refusal) throw new UnreadableFile(refusal);

  const mark = markOf(head);
  const wide = wideEncodingOf(head);
  let encoding = mark === 3 ? "utf-8" : (wide ?? narrowEncodingOf(head.subarray(0, headBytes)));
  if (encoding) onEncoding(encoding);
  let offset = mark;
  for await (const lines of wholeLines(head.subarray(mark), source, wide !== null)) {
    if (encoding === null) {
      encoding = narrowEncodingOf(joined(lines));
      if (encoding) onEncoding(encoding);
    }
    yield yield* decodeLines(lines, encoding ?? "utf-8", offset);
    offset += lengthOf(lines);
  }
  if (encoding === null) onEncoding("utf-8");
}

/** The first piece holds at least the head, or the whole file where that is shorter. */
async function* withHead(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length >= headBytes) {
      yield chunk;
      continue;
    }
    pieces.push(chunk);
    length += chunk.length;
    if (length >= headBytes) yield joined(pieces);
  }
  if (length > 0 && length < headBytes) yield joined(pieces);
}

/** Length of the byte order mark. */
function markOf(head: Uint8Array): 0 | 2 | 3 {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 3;
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) ? 2 : 0;
}

function wideEncodingOf(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return unmarkedUtf16(head.subarray(0, headBytes));
}

/** UTF-8 or GB18030 by what the bytes can be; null while there are only ASCII ones. */
function narrowEncodingOf(bytes: Uint8Array): TextEncoding | null {
  let characters = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = utf8Length(bytes, at);
    if (length === 0) return characters >= settlingCharacters ? "utf-8" : "gb18030";
    if (length > 1) characters++;
    at += length;
  }
  return characters > 0 ? "utf-8" : null;
}

/** Bytes of the character at `at`, a cut-off last one included; 0 where it is not UTF-8 (RFC 3629). */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index];
    if (next === undefined) break;
    if ((next & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Whole lines, in the pieces they came in: copying nearly every byte of a file together would cost more than decoding it. */
type Lines = readonly Uint8Array[];

/**
 * Cut after line ends: no character of these encodings holds one, so what lies between two cuts can be decoded by itself
 * and a broken line be told from those before it.
 */
async function* wholeLines(head: Uint8Array, rest: AsyncIterable<Uint8Array>, wide: boolean): AsyncGenerator<Lines> {
  let pending: Uint8Array[] = [];
  let pendingLength = 0;
  for await (const chunk of chain(head, rest)) {
    const end = wide ? lastWideLineEnd(chunk, pendingLength % 2) : lastLineEnd(chunk);
    if (end > 0) {
      yield [...pending, chunk.subarray(0, end)];
      pending = [];
      pendingLength = 0;
    }
    pending.push(chunk.slice(end));
    pendingLength += chunk.length - end;
    if (pendingLength > longestLineBytes) throw new UnreadableFile("RECORD_TOO_LONG", { limit: "1 MB" });
  }
  if (pendingLength > 0) yield pending;
}

async function* chain(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

function lastLineEnd(bytes: Uint8Array): number {
  return Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
}

/**
 * After the last unit that is U+000A or U+0A00: a character ends there in either byte order. 0 where there is none.
 * @param parity 1 where the bytes begin with the second half of a unit
 */
function lastWideLineEnd(bytes: Uint8Array, parity: number): number {
  for (let at = bytes.lastIndexOf(10); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(10, at - 1)) {
    const isFirst = at % 2 === parity;
    if (bytes[isFirst ? at + 1 : at - 1] === 0) return isFirst ? at + 2 : at + 1;
  }
  return 0;
}

/** @returns the lines' text; a broken one among them is named after the good ones before it have been given out. */
function* decodeLines(lines: Lines, encoding: TextEncoding, offset: number): Generator<string, string> {
  const text = decoded(lines, encoding);
  if (text !== null) return text;
  const bytes = joined(lines);
  let start = 0;
  while (start < bytes.length) {
    const end = lineEnd(bytes, start, encoding);
    const line = decoded([bytes.subarray(start, end)], encoding);
    if (line === null) break;
    yield line;
    start = end;
  }
  const byte = offset + start + goodBytes(bytes.subarray(start), encoding) + 1;
  throw new UnreadableFile("TEXT_BROKEN", { encoding: encoding.toUpperCase(), byte: String(byte) });
}

/** After the first line end from `start` on, or the end of the bytes. */
function lineEnd(bytes: Uint8Array, start: number, encoding: TextEncoding): number {
  const isWide = encoding.startsWith("utf-16");
  for (let at = bytes.indexOf(10, start); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (!isWide) return at + 1;
    if (encoding === "utf-16le" && at % 2 === 0 && bytes[at + 1] === 0) return at + 2;
    if (encoding === "utf-16be" && at % 2 === 1 && bytes[at - 1] === 0) return at + 1;
  }
  return bytes.length;
}

/** How many bytes can be read before the first that cannot: halving finds it, since what is broken stays broken. */
function goodBytes(bytes: Uint8Array, encoding: TextEncoding): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded([bytes.subarray(0, middle)], encoding, "cut anywhere") === null) bad = middle;
    else good = middle;
  }
  return good;
}

/** Null where they cannot be read; bytes that are cut anywhere may end in half a character. */
function decoded(pieces: Lines, encoding: TextEncoding, extent: "whole" | "cut anywhere" = "whole"): string | null {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    let text = "";
    for (const piece of pieces) text += decoder.decode(piece, { stream: true });
    return extent === "whole" ? text + decoder.decode() : text;
  } catch {
    return null;
  }
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((length, piece) => length + piece.length, 0);
}
