import type { getDocumentProxy } from "unpdf";
import { UnreadableFile } from "../unreadable-file.ts";
import { chineseCmap } from "./chinese-cmaps.ts";
import type { Pixels } from "./document-tools.ts";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;

/** A text where it stands: points from the left and from the top of its page. */
export type PlacedText = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  readonly text: string;
};

/** A PDF opened for reading; what cannot be read of a page is nothing, and says so to nobody. */
export type Pdf = {
  readonly pageCount: number;
  attachments(): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]>;
  /** @param page from 1 on */
  texts(page: number): Promise<PlacedText[]>;
  /** Likely QR codes first: small and square. */
  pictures(page: number): Promise<Pixels[]>;
  close(): Promise<void>;
};

/** The fullest page of an invoice has some five hundred. */
const mostTexts = 5_000;
/** A page scanned at 400 dots an inch has 15 megapixels. */
const picturePixels = 20_000_000;

/** What pdf.js asks for by name: character maps are made here, anything else it does without. */
class OwnData {
  readonly fetch = ownData;
}

async function ownData({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
  const found = kind === "cMapUrl" ? chineseCmap(filename) : null;
  if (!found) throw new Error(`no ${filename}`);
  return found;
}

/** Nothing is fetched, drawn or run: no fonts, no WebAssembly, no forms, no scripts. */
const quiet = {
  verbosity: 0,
  useSystemFonts: false,
  disableFontFace: true,
  useWasm: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  maxImageSize: picturePixels,
  cMapPacked: false,
  BinaryDataFactory: OwnData,
} as const;

/** @throws UnreadableFile PDF_ENCRYPTED or PDF_DAMAGED */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const { getResolvedPDFJS } = await import("unpdf");
  const { getDocument } = await getResolvedPDFJS();
  // The bytes handed over are taken away from whoever has them, so a copy is.
  const loading = getDocument({ data: new Uint8Array(bytes), ...quiet });
  try {
    return opened(await loading.promise);
  } catch (error) {
    await loading.destroy();
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new UnreadableFile(isLocked ? "PDF_ENCRYPTED" : "PDF_DAMAGED");
  }
}

function opened(document: PdfDocument): Pdf {
  return {
    pageCount: document.numPages,
    attachments: () => orNone(attachmentsOf(document)),
    texts: (page) => orNone(document.getPage(page).then((proxy) => textsOf(proxy, page))),
    pictures: (page) => orNone(document.getPage(page).then(picturesOf)),
    close: () => document.loadingTask.destroy(),
  };
}

/** One damaged page or picture leaves the others; pdf.js has dozens of errors for them. */
async function orNone<Item>(items: Promise<Item[]>): Promise<Item[]> {
  return items.catch(() => []);
}

async function attachmentsOf(document: PdfDocument) {
  const names = [...((await document.getAttachments())?.keys() ?? [])].slice(0, 20);
  const contents = await Promise.all(names.map((name) => document.getAttachmentContent(name).catch(() => null)));
  return names.flatMap((name, index) => {
    const bytes = contents[index];
    return bytes ? [{ name, bytes: new Uint8Array(bytes) }] : [];
  });
}

async function textsOf(proxy: PdfPage, page: number): Promise<PlacedText[]> {
  const [left = 0, , , top = 0] = proxy.view;
  const { items } = await proxy.getTextContent();
  return items.slice(0, mostTexts).flatMap((item): PlacedText[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(a, b) || item.height;
    return [{ page, x: x - left, y: top - y, width: item.width, size, text: plain(item.str) }];
  });
}

/** Fonts that name their characters badly give NULs, and radicals (⽇, ⽤) for the characters that look like them. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "").replace(/[\u2e80-\u2fdf]/g, (radical) => radical.normalize("NFKC"));
}

async function picturesOf(page: PdfPage): Promise<Pixels[]> {
  const { getResolvedPDFJS } = await import("unpdf");
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawn: unknown[] = [];
  for (const [index, operation] of fnArray.entries()) {
    const [first] = (argsArray[index] ?? []) as unknown[];
    if (operation === OPS.paintImageXObject && typeof first === "string") drawn.push(await objectOf(page, first));
    if (operation === OPS.paintInlineImageXObject) drawn.push(first);
    if (operation === OPS.paintImageMaskXObject) drawn.push(await maskOf(page, first));
  }
  return drawn.flatMap((picture) => greyPicture(picture) ?? []).sort((one, other) => unlike(one) - unlike(other));
}

function objectOf(page: PdfPage, name: string): Promise<unknown> {
  const objects = name.startsWith("g_") ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(name, resolve));
}

/** A stencil is kept by name where it is drawn more than once. */
function maskOf(page: PdfPage, mask: unknown): Promise<unknown> | unknown {
  const name = typeof mask === "object" && mask !== null && "data" in mask ? mask.data : null;
  return typeof name === "string" ? objectOf(page, name).then((found) => ({ ...(found as object), kind: 1 })) : mask;
}

/** How little a picture looks like a QR code. */
function unlike({ width, height }: Pixels): number {
  return Math.abs(Math.log(width / height)) * 10 + Math.max(0, Math.log(Math.max(width, height) / 500));
}

/** pdf.js hands out 1 bit, 3 bytes or 4 bytes a pixel. */
function greyPicture(picture: unknown): Pixels | null {
  if (typeof picture !== "object" || picture === null) return null;
  const { width = 0, height = 0, data } = picture as { width?: number; height?: number; data?: unknown };
  const pixels = width * height;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null;
  if (pixels < 400 || pixels > picturePixels) return null;
  if (data.length >= pixels * 4) return { width, height, data: data.subarray(0, pixels * 4) };
  if (data.length >= pixels * 3) return { width, height, data: greyOfColours(data, pixels) };
  return data.length >= Math.ceil(width / 8) * height ? { width, height, data: greyOfBits(data, width, height) } : null;
}

function greyOfColours(data: Uint8Array | Uint8ClampedArray, pixels: number): Uint8Array {
  const grey = new Uint8Array(pixels);
  for (let index = 0, at = 0; index < pixels; index++, at += 3) {
    grey[index] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 151 + (data[at + 2] ?? 0) * 28) >> 8;
  }
  return grey;
}

/** Rows of bits begin on a byte. Which of the two is black does not matter: a code is looked for either way round. */
function greyOfBits(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const grey = new Uint8Array(width * height);
  const rowBytes = Math.ceil(width / 8);
  for (let index = 0; index < grey.length; index++) {
    const x = index % width;
    const byte = data[Math.floor(index / width) * rowBytes + (x >> 3)] ?? 0;
    grey[index] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
  }
  return grey;
}
