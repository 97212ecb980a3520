import { unzlibSync } from "fflate";
import { UnreadableFile } from "../unreadable-file.ts";
import { deflateSize } from "./deflate-size.ts";
import { assertReadablePicture } from "./picture.ts";

export const streamLimits = {
  /** Unpacked. The largest honest stream is a page scanned in colour. */
  streamBytes: 83_886_080,
  /** Unpacked, all streams together. */
  allBytes: 1_073_741_824,
  /** Packed in one of the ways that are not counted here, and that no invoice has been seen to use. */
  oddlyPackedBytes: 262_144,
} as const;

type PdfStream = {
  /** The dictionary before it, its names unescaped. */
  readonly dictionary: string;
  /** Where its content begins. */
  readonly start: number;
};

/**
 * Looks at every stream before anything unpacks one: pdf.js unpacks a stream whole, however large it becomes.
 * @throws UnreadableFile PDF_UNSAFE
 */
export function assertHarmlessPdf(bytes: Uint8Array): void {
  let all = 0;
  for (const { dictionary, start } of streamsOf(bytes)) {
    const oddly = /\/(LZW|RunLength|RL|ASCII|A85|AHx|Brotli)/.test(dictionary);
    if (oddly && endOf(bytes, start) - start > streamLimits.oddlyPackedBytes) throw unsafe();
    if ((dictionary.match(/\/(Fl|LZW|RunLength|RL|Brotli)/g)?.length ?? 0) > 1) throw unsafe();
    if (isJpeg(bytes, start)) assertModestPicture(bytes.subarray(start));
    const size = isZlib(bytes, start) ? deflateSize(bytes, start + 2, streamLimits.streamBytes) : 0;
    all += size;
    if (size > streamLimits.streamBytes || all > streamLimits.allBytes) throw unsafe();
  }
}

/** Contents of embedded files, also of those that only `/AF` leads to, which pdf.js does not follow. */
export function embeddedFiles(bytes: Uint8Array): Uint8Array[] {
  return [...streamsOf(bytes)].flatMap(({ dictionary, start }) => {
    if (!/\/Type\s*\/EmbeddedFile\b/.test(dictionary)) return [];
    const content = bytes.subarray(start, endOf(bytes, start));
    const file = isZlib(bytes, start) ? unpacked(content) : content;
    return file.length === 0 ? [] : [file];
  });
}

/** Longest dictionary that is looked back over. */
const dictionaryBytes = 4_096;

function* streamsOf(bytes: Uint8Array): Generator<PdfStream> {
  const text = new TextDecoder("latin1").decode(bytes);
  for (let at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
    if (text.startsWith("end", at - 3)) continue;
    const before = text.slice(Math.max(0, at - dictionaryBytes), at);
    const dictionary = before.slice(Math.max(before.lastIndexOf(" obj"), 0));
    const lineEnd = text.startsWith("\r\n", at + 6) ? 2 : 1;
    yield { dictionary: dictionary.replace(/#([\da-f]{2})/gi, unescaped), start: at + 6 + lineEnd };
  }
}

function unescaped(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const endMark = new TextEncoder().encode("endstream");

function endOf(bytes: Uint8Array, start: number): number {
  for (let at = start; at + endMark.length <= bytes.length; at++) {
    if (bytes[at] === endMark[0] && endMark.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return bytes.length;
}

/** RFC 1950: deflate, and a header that is a multiple of 31. */
function isZlib(bytes: Uint8Array, start: number): boolean {
  const [one = 0, other = 0] = bytes.subarray(start, start + 2);
  return (one & 15) === 8 && (one * 256 + other) % 31 === 0;
}

function isJpeg(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === 0xff && bytes[start + 1] === 0xd8 && bytes[start + 2] === 0xff;
}

/** Its own header says how large it becomes, whatever the dictionary says. */
function assertModestPicture(picture: Uint8Array): void {
  try {
    assertReadablePicture(picture);
  } catch (error) {
    if (error instanceof UnreadableFile && error.problem.code === "IMAGE_TOO_LARGE") throw unsafe();
  }
}

function unpacked(content: Uint8Array): Uint8Array {
  try {
    return unzlibSync(content);
  } catch {
    return new Uint8Array(0);
  }
}

function unsafe(): UnreadableFile {
  return new UnreadableFile("PDF_UNSAFE");
}
