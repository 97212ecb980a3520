import { prepareZXingModule, purgeZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import { UnreadableFile } from "../unreadable-file.ts";
import type { Pixels, ReadQrImage } from "./document-tools.ts";
import { assertReadablePicture, pictureLimits } from "./picture.ts";
import { readQrCode } from "./read-qr-code.ts";

/** The usual way first; then for a bad print or a photograph in bad light. */
const passes: readonly ReaderOptions[] = [
  { formats: ["QRCode"], tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true, maxNumberOfSymbols: 8 },
  { formats: ["QRCode"], binarizer: "GlobalHistogram", tryDenoise: true, downscaleFactor: 2, maxNumberOfSymbols: 8 },
];
/** WebAssembly memory grows and never shrinks, so a program that has seen a picture larger than this is dropped. */
const keptMemoryBytes = 64 * 1024 * 1024;

/**
 * Reads QR codes with ZXing compiled to WebAssembly, loaded at the first picture and once.
 * @param loadWasm the bytes of `zxing-wasm/reader/zxing_reader.wasm`
 * @returns a reader that throws UnreadableFile IMAGE_FORMAT_UNREADABLE, IMAGE_DAMAGED or IMAGE_TOO_LARGE
 */
export function qrImageReader(loadWasm: () => Promise<ArrayBuffer>): ReadQrImage {
  let loading: Promise<ArrayBuffer> | null = null;
  return async (picture) => {
    const memory = picture instanceof Uint8Array ? assertReadablePicture(picture) : picture.width * picture.height * 2;
    const file = picture instanceof Uint8Array ? picture : greyFile(picture);
    loading ??= loadWasm().catch((error) => {
      loading = null;
      throw error;
    });
    await prepareZXingModule({ overrides: { wasmBinary: await loading }, fireImmediately: true });
    try {
      return await textIn(file);
    } finally {
      if (memory > keptMemoryBytes) purgeZXingModule();
    }
  };
}

/** Grey pixels travel as a PGM, which the decoder reads as it reads a PNG; no fourfold copy in RGBA is made. */
function greyFile(picture: Pixels): Uint8Array {
  const { width, height } = picture;
  if (width * height > pictureLimits.pixels) throw damaged();
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(header.length + width * height);
  file.set(header);
  file.set(greyOf(picture), header.length);
  return file;
}

function greyOf({ width, height, data }: Pixels): Uint8Array | Uint8ClampedArray {
  if (data.length === width * height) return data;
  if (data.length !== width * height * 4) throw new UnreadableFile("IMAGE_DAMAGED");
  const grey = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < grey.length; index++, at += 4) {
    grey[index] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 151 + (data[at + 2] ?? 0) * 28) >> 8;
  }
  return grey;
}

/** Posters carry other codes too: the invoice's own is looked for among all of them. */
async function textIn(file: Uint8Array): Promise<string | null> {
  let other: string | null = null;
  for (const options of passes) {
    const symbols = await readBarcodes(file, options);
    if (symbols.some(({ isValid, error }) => !isValid && error.includes("load image"))) throw damaged();
    const texts = symbols.filter(({ isValid }) => isValid).map(({ text }) => text);
    const own = texts.find((text) => readQrCode(text) !== null);
    if (own !== undefined) return own;
    other ??= texts[0] ?? null;
  }
  return other;
}

function damaged(): UnreadableFile {
  return new UnreadableFile("IMAGE_DAMAGED");
}
