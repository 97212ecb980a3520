import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { assertReadablePicture } from "./picture.ts";

/** The first 33 bytes of a PNG. */
function pngHead(width: number, height: number, depth = 8, colour = 2): Uint8Array {
  const file = new Uint8Array(64);
  const view = new DataView(file.buffer);
  file.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  view.setUint32(16, width);
  view.setUint32(20, height);
  file.set([depth, colour], 24);
  return file;
}

/** Application data first, with a thumbnail's frame inside it, then the picture's own frame. */
function jpegHead(width: number, height: number, marker = 0xc0): Uint8Array {
  const frame = (kind: number, w: number, h: number) => [
    0xff,
    kind,
    0,
    11,
    8,
    h >> 8,
    h & 255,
    w >> 8,
    w & 255,
    1,
    1,
    17,
    0,
  ];
  const inside = frame(0xc0, 160, 120);
  return new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, inside.length + 2, ...inside],
    ...[0xff, 0xff, 0xc4, 0, 3, 0, ...frame(marker, width, height), 0xff, 0xda, 0, 2],
  ]);
}

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

function problemOf(bytes: Uint8Array) {
  try {
    assertReadablePicture(bytes);
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
}

describe("before anything is decoded", () => {
  test.each<[string, Uint8Array]>([
    ["a PNG", pngHead(4000, 3000)],
    ["a photograph of 48 megapixels", jpegHead(8000, 6000)],
    ["a GIF", latin1("GIF89a\x90\x01\x2c\x01\0\0\0\0")],
  ])("%s may be", (_, bytes) => {
    expect(problemOf(bytes)).toBeNull();
  });

  test.each<[string, Uint8Array]>([
    ["a PNG of 4 gigapixels", pngHead(65_535, 65_535)],
    ["a photograph of 65 megapixels", jpegHead(9_300, 7_000)],
    ["a progressive one of 48", jpegHead(8_000, 6_000, 0xc2)],
    ["a PNG with 16 bits a sample", pngHead(6_000, 5_000, 16, 6)],
    ["a BMP", latin1(`BM${"\0".repeat(12)}\x28\0\0\0\0\0\x01\0\0\0\x01\0${"\0".repeat(30)}`)],
  ])("%s is too large", (_, bytes) => {
    expect(problemOf(bytes)?.code).toBe("IMAGE_TOO_LARGE");
  });

  test.each([
    ["HEIC", "\0\0\0\x18ftypheic"],
    ["HEIC", "\0\0\0\x18ftypmif1"],
    ["AVIF", "\0\0\0\x18ftypavif"],
    ["TIFF", "II*\0\x08\0\0\0"],
    ["TIFF", "MM\0*\0\0\0\x08"],
    ["WebP", "RIFF\0\0\0\0WEBPVP8 "],
  ])("%s is named, with its way out", (format, start) => {
    expect(problemOf(latin1(start.padEnd(64, "\0")))).toEqual({
      code: "IMAGE_FORMAT_UNREADABLE",
      severity: "reject",
      field: "file",
      facts: { format },
    });
  });

  test.each<[string, Uint8Array]>([
    ["a PNG without its header", pngHead(1, 1).slice(0, 20)],
    ["a PNG without width", pngHead(0, 3000)],
    ["a PNG of no known colours", pngHead(10, 10, 8, 5)],
    ["a photograph without a frame", jpegHead(10, 10).slice(0, 24)],
    ["a JPEG of anything", new Uint8Array([0xff, 0xd8, 0xff, ...latin1("JFIF nothing of the kind here at all")])],
  ])("%s is damaged", (_, bytes) => {
    expect(problemOf(bytes)?.code).toBe("IMAGE_DAMAGED");
  });
});
