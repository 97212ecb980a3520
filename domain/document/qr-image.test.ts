import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";
import { UnreadableFile } from "../unreadable-file.ts";
import type { Pixels } from "./document-tools.ts";
import { examplePdf } from "./example-pdf.ts";
import { qrImageReader } from "./qr-image.ts";
import { readDocument } from "./read-document.ts";

const wasmOf = (path: string) => new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(path))).buffer;
let loads = 0;
const readQrImage = qrImageReader(async () => {
  loads++;
  return wasmOf("zxing-wasm/reader/zxing_reader.wasm");
});

const number = "25112000009990000011";
const payload = `01,31,,${number},1060.00,20250428,,1DDA`;
let code: Pixels;
let png: Uint8Array;

beforeAll(async () => {
  prepareZXingModule({ overrides: { wasmBinary: wasmOf("zxing-wasm/writer/zxing_writer.wasm") } });
  const { symbol, image } = await writeBarcode(payload, { format: "QRCode", scale: 3 });
  code = enlarged(symbol, 4, 20);
  png = new Uint8Array((await image?.arrayBuffer()) ?? []);
});

/** A symbol of one pixel a module, drawn larger and with a margin. */
function enlarged({ width, height, data }: Pixels, scale: number, margin: number): Pixels {
  const side = { width: width * scale + 2 * margin, height: height * scale + 2 * margin };
  const drawn = new Uint8Array(side.width * side.height).fill(255);
  for (let y = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++) {
      const module = data[Math.floor(y / scale) * width + Math.floor(x / scale)] ?? 255;
      drawn[(y + margin) * side.width + x + margin] = module;
    }
  }
  return { ...side, data: drawn };
}

function mapped({ width, height, data }: Pixels, value: (grey: number) => number): Pixels {
  return { width, height, data: Uint8Array.from(data, value) };
}

function turned({ width, height, data }: Pixels): Pixels {
  const drawn = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) drawn[x * height + (height - 1 - y)] = data[y * width + x] ?? 0;
  }
  return { width: height, height: width, data: drawn };
}

function beside(one: Pixels, other: Pixels): Pixels {
  const width = one.width + other.width;
  const height = Math.max(one.height, other.height);
  const drawn = new Uint8Array(width * height).fill(255);
  for (const [{ width: own, data }, left] of [[one, 0] as const, [other, one.width] as const]) {
    for (const [at, grey] of data.entries()) drawn[Math.floor(at / own) * width + (at % own) + left] = grey;
  }
  return { width, height, data: drawn };
}

/** Windows bitmap, 24 bits, upside down as they are. */
function bitmap({ width, height, data }: Pixels): Uint8Array {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = new Uint8Array(54 + rowBytes * height);
  const view = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  view.setUint32(2, file.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (const [at, grey] of data.entries()) {
    const y = height - 1 - Math.floor(at / width);
    file.fill(grey, 54 + y * rowBytes + (at % width) * 3, 54 + y * rowBytes + (at % width) * 3 + 3);
  }
  return file;
}

describe("a QR code", () => {
  test.each<[string, () => Pixels | Uint8Array]>([
    ["in grey pixels", () => code],
    [
      "in RGBA",
      () => ({ ...code, data: Uint8Array.from({ length: code.data.length * 4 }, (_, at) => code.data[at >> 2] ?? 0) }),
    ],
    ["turned", () => turned(code)],
    ["upside down", () => turned(turned(code))],
    ["white on black", () => mapped(code, (grey) => 255 - grey)],
    ["faint", () => mapped(code, (grey) => 150 + Math.round(grey / 8))],
    ["in a PNG", () => png],
    ["in a BMP", () => bitmap(code)],
    ["in a photograph, askew and unevenly lit", () => fixture("qr-photo.jpg")],
  ])("%s", async (_, picture) => {
    expect(await readQrImage(picture())).toBe(payload);
  });

  test("of an invoice before any other", async () => {
    const { symbol } = await writeBarcode("https://example.cn/join", { format: "QRCode", scale: 1 });
    const poster = enlarged(symbol, 4, 20);
    expect(await readQrImage(beside(poster, code))).toBe(payload);
    expect(await readQrImage(beside(code, poster))).toBe(payload);
    expect(await readQrImage(poster)).toBe("https://example.cn/join");
  });

  test("is not found where there is none", async () => {
    expect(await readQrImage(mapped(code, () => 255))).toBeNull();
    expect(await readQrImage(mapped(code, (grey) => (grey * 7919) % 256))).toBeNull();
  });

  test("is read by a program loaded once", async () => {
    await Promise.all([readQrImage(code), readQrImage(png)]);
    expect(loads).toBe(1);
  });
});

test("a program that did not load is asked for again", async () => {
  let asked = 0;
  const reader = qrImageReader(async () => {
    asked++;
    throw new Error("offline");
  });
  await expect(reader(code)).rejects.toThrow("offline");
  await expect(reader(code)).rejects.toThrow("offline");
  expect(asked).toBe(2);
});

describe("a picture as a document", () => {
  test("is one invoice, by its QR code", async () => {
    const reading = await readDocument(fixture("qr-photo.jpg"), { readQrImage });
    expect(reading).toMatchObject({ kind: "image", sources: ["QR"], problems: [] });
    expect(reading.draft).toMatchObject({ kind: "81", number, total: "1060.00", issuedOn: "2025-04-28", amount: "" });
  });

  test.each<[string, () => Uint8Array, string]>([
    ["none in it", () => bitmap(mapped(code, () => 255)), "IMAGE_WITHOUT_QR"],
    ["a PNG cut off", () => png.slice(0, 60), "IMAGE_DAMAGED"],
    ["a photograph cut off", () => fixture("qr-photo.jpg").slice(0, 300), "IMAGE_DAMAGED"],
  ])("%s", async (_, bytes, problem) => {
    await expect(readDocument(bytes(), { readQrImage })).rejects.toMatchObject({ problem: { code: problem } });
  });

  test("of another thing's QR code says what it says", async () => {
    const { symbol } = await writeBarcode("https://example.cn/join", { format: "QRCode", scale: 1 });
    await expect(readDocument(bitmap(enlarged(symbol, 4, 20)), { readQrImage })).rejects.toMatchObject({
      problem: { code: "IMAGE_QR_NOT_AN_INVOICE", facts: { text: "https://example.cn/join" } },
    });
  });

  test("where nobody reads pictures it is named", async () => {
    await expect(readDocument(png, { readQrImage: null })).rejects.toBeInstanceOf(UnreadableFile);
  });
});

describe("a PDF's picture is read for its QR code", () => {
  const eightBits = "/ColorSpace /DeviceGray /BitsPerComponent 8";
  /** The same file with the picture's dictionary said otherwise, in as many bytes. */
  const saying = (pdf: Uint8Array, dictionary: string) =>
    new Uint8Array(
      Buffer.from(
        Buffer.from(pdf).toString("latin1").replace(eightBits, dictionary.padEnd(eightBits.length)),
        "latin1",
      ),
    );

  test.each<[string, (pixels: Pixels) => Pixels, string]>([
    ["in grey", (pixels) => pixels, eightBits],
    ["in one bit a pixel", bits, "/ColorSpace /DeviceGray /BitsPerComponent 1"],
    ["as a stencil", bits, "/ImageMask true /BitsPerComponent 1"],
  ])("%s", async (_, packed, dictionary) => {
    const { draft, sources } = await readDocument(saying(examplePdf({ pictures: [packed(code)] }), dictionary), {
      readQrImage,
    });
    expect(sources).toEqual(["QR"]);
    expect(draft).toMatchObject({ kind: "81", number });
  });
});

/** Eight pixels a byte, each row beginning on one. */
function bits({ width, height, data }: Pixels): Pixels {
  const rowBytes = Math.ceil(width / 8);
  const packed = new Uint8Array(rowBytes * height);
  for (const [at, grey] of data.entries()) {
    const x = at % width;
    if (grey > 127)
      packed[Math.floor(at / width) * rowBytes + (x >> 3)] =
        (packed[Math.floor(at / width) * rowBytes + (x >> 3)] ?? 0) | (128 >> (x & 7));
  }
  return { width, height, data: packed };
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures", name)));
}

const samples = join(import.meta.dirname, "../../../shared/samples");

describe.skipIf(!existsSync(samples))("real pictures (skipped where ../shared/samples is absent)", () => {
  const expected: Record<string, { qr?: string }> = existsSync(samples)
    ? JSON.parse(readFileSync(join(samples, "expected.json"), "utf8"))
    : {};
  const payloads = Object.values(expected).flatMap(({ qr }) => qr ?? []);

  test.each(["050001700111_99999951.png", "24112000000048542163.png"])("%s", async (name) => {
    const text = await readQrImage(new Uint8Array(readFileSync(join(samples, "qr", name))));
    expect(payloads).toContain(text);
    expect(text).toContain(name.replace(".png", "").split("_").at(-1));
  });
});
