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
      encoding = narrowEncodingOf(lines);
      if (encoding) onEncoding(encoding);
    }
    yield yield* decodeLines(lines, encoding ?? "utf-8", offset);
    offset += lines.length;
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

/**
 * Cut after line ends: no character of these encodings holds one, so each piece can be decoded by itself
 * and a broken one be told from those before it.
 */
async function* wholeLines(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  wide: boolean,
): AsyncGenerator<Uint8Array> {
  let pending = new Uint8Array(0);
  for await (const chunk of chain(head, rest)) {
    const bytes = pending.length === 0 ? chunk : joined([pending, chunk]);
    const end = wide ? lastWideLineEnd(bytes) : Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
    if (end > 0) yield bytes.subarray(0, end);
    pending = bytes.slice(end);
    if (pending.length > longestLineBytes) throw new UnreadableFile("RECORD_TOO_LONG", { limit: "1 MB" });
  }
  if (pending.length > 0) yield pending;
}

async function* chain(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

/** After the last unit that is U+000A or U+0A00: a character ends there in either byte order. 0 where there is none. */
function lastWideLineEnd(bytes: Uint8Array): number {
  for (let at = bytes.lastIndexOf(10); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(10, at - 1)) {
    const isFirst = at % 2 === 0;
    if (bytes[isFirst ? at + 1 : at - 1] === 0) return isFirst ? at + 2 : at + 1;
  }
  return 0;
}

/** @returns the lines' text; a broken one among them is named after the good ones before it have been given out. */
function* decodeLines(lines: Uint8Array, encoding: TextEncoding, offset: number): Generator<string, string> {
  const text = decoded(lines, encoding);
  if (text !== null) return text;
  let start = 0;
  while (start < lines.length && !encoding.startsWith("utf-16")) {
    const end = lines.indexOf(10, start) + 1 || lines.length;
    const line = decoded(lines.subarray(start, end), encoding);
    if (line === null) break;
    yield line;
    start = end;
  }
  const byte = offset + start + goodBytes(lines.subarray(start), encoding) + 1;
  throw new UnreadableFile("TEXT_BROKEN", { encoding: encoding.toUpperCase(), byte: String(byte) });
}

/** How many bytes can be read before the first that cannot: halving finds it, since what is broken stays broken. */
function goodBytes(bytes: Uint8Array, encoding: TextEncoding): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded(bytes.subarray(0, middle), encoding, { stream: true }) === null) bad = middle;
    else good = middle;
  }
  return good;
}

function decoded(bytes: Uint8Array, encoding: TextEncoding, options?: TextDecodeOptions): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, options);
  } catch {
    return null;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
