import { UnreadableFile } from "../unreadable-file.ts";

/** A photograph of a phone has 12 to 50 megapixels. The memory a picture needs counts as well as its pixels. */
export const pictureLimits = { pixels: 60_000_000, memoryBytes: 260_000_000 } as const;

type PictureHeader = {
  readonly width: number;
  readonly height: number;
  /** What decoding one pixel takes at most, in bytes, working memory included. */
  readonly weight: number;
};

type Format = {
  readonly name: string;
  readonly is: RegExp;
  readonly header: ((bytes: Uint8Array) => PictureHeader | null) | null;
};

/** By their first bytes; those without a header reader cannot be decoded, and are named so that the way out can be told. */
const formats: readonly Format[] = [
  { name: "PNG", is: /^\x89PNG/, header: pngHeader },
  { name: "JPEG", is: /^\xff\xd8\xff/, header: jpegHeader },
  { name: "GIF", is: /^GIF8/, header: gifHeader },
  { name: "BMP", is: /^BM/, header: bmpHeader },
  { name: "WebP", is: /^RIFF.{4}WEBP/s, header: null },
  { name: "TIFF", is: /^(II\*\0|MM\0\*)/, header: null },
  { name: "AVIF", is: /^.{4}ftypavi[fs]/s, header: null },
  { name: "HEIC", is: /^.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/s, header: null },
];

/**
 * Looks at a picture's header before anything decodes it.
 * @returns bytes of memory that decoding it takes at most
 * @throws UnreadableFile IMAGE_FORMAT_UNREADABLE, IMAGE_DAMAGED or IMAGE_TOO_LARGE
 */
export function assertReadablePicture(bytes: Uint8Array): number {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const format = formats.find(({ is }) => is.test(start));
  if (!format?.header) throw new UnreadableFile("IMAGE_FORMAT_UNREADABLE", { format: format?.name ?? "?" });
  const header = format.header(bytes);
  if (!header || header.width === 0 || header.height === 0) throw new UnreadableFile("IMAGE_DAMAGED");
  const pixels = header.width * header.height;
  const memory = pixels * header.weight;
  if (pixels <= pictureLimits.pixels && memory <= pictureLimits.memoryBytes) return memory;
  const facts = { size: `${header.width}×${header.height}`, limit: String(pictureLimits.pixels / 1_000_000) };
  throw new UnreadableFile("IMAGE_TOO_LARGE", facts);
}

/** Samples of a pixel by colour type (PNG, third edition, 11.2.1). */
const pngSamples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function pngHeader(bytes: Uint8Array): PictureHeader | null {
  if (bytes.length < 33) return null;
  const view = viewOf(bytes);
  const samples = pngSamples[view.getUint8(25)];
  if (samples === undefined) return null;
  const depth = view.getUint8(24) === 16 ? 2 : 1;
  return { width: view.getUint32(16), height: view.getUint32(20), weight: 2 * samples * depth };
}

/** The frame's own header comes after any number of other segments, thumbnails among them. */
function jpegHeader(bytes: Uint8Array): PictureHeader | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const isProgressive = marker === 0xc2;
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), weight: isProgressive ? 10 : 4 };
    } else {
      at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
    }
  }
  return null;
}

function gifHeader(bytes: Uint8Array): PictureHeader | null {
  if (bytes.length < 13) return null;
  const view = viewOf(bytes);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), weight: 10 };
}

/** Windows headers (40 bytes and up) and the old one of 12; a negative height means top-down. */
function bmpHeader(bytes: Uint8Array): PictureHeader | null {
  if (bytes.length < 30) return null;
  const view = viewOf(bytes);
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true), weight: 4 };
  }
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)), weight: 4 };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
