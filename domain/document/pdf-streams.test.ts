import { strToU8, zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { invoicePage } from "./example-invoice-page.ts";
import { examplePdf, stream } from "./example-pdf.ts";
import { assertHarmlessPdf, embeddedFiles } from "./pdf-streams.ts";
import { readDocument } from "./read-document.ts";

const bomb = zlibSync(new Uint8Array(90_000_000), { level: 9 });
const twice = zlibSync(bomb, { level: 9 });
const withStream = (dictionary: string, content: Uint8Array) =>
  examplePdf({ pages: [invoicePage()], objects: [stream(dictionary, content)] });
/** A JPEG that says of itself how large it is. */
const jpeg = (width: number, height: number) =>
  new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    17,
    0,
    0,
  ]);

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readDocument(bytes, { readQrImage: null });
    return "";
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
}

describe("before anything is unpacked", () => {
  test.each<[string, Uint8Array]>([
    ["a bomb", withStream("/Filter /FlateDecode", bomb)],
    ["a bomb without a filter's name", withStream("/Filter 99 0 R", bomb)],
    ["a bomb in a bomb", withStream("/Filter [/FlateDecode /FlateDecode]", twice)],
    ["the same with its names escaped", withStream("/Filter [/Fl#61teDecode /F#6cateDecode]", twice)],
    ["packed oddly and much", withStream("/Filter /LZWDecode", new Uint8Array(300_000))],
    ["packed oddly as text", withStream("/Filter [/ASCII85Decode /FlateDecode]", new Uint8Array(300_000))],
    [
      "a JPEG of 4 gigapixels",
      withStream("/Subtype /Image /Width 10 /Height 10 /Filter /DCTDecode", jpeg(65_535, 65_535)),
    ],
  ])("%s is refused", async (_, bytes) => {
    expect(await codeOf(bytes)).toBe("PDF_UNSAFE");
  });

  test.each<[string, Uint8Array]>([
    ["a page that is packed", withStream("/Filter /FlateDecode", zlibSync(strToU8("BT ET\n".repeat(100_000))))],
    ["a small picture", withStream("/Subtype /Image /Filter /DCTDecode", jpeg(1_000, 1_000))],
    [
      "a stream packed twice but small, once as text",
      withStream("/Filter [/ASCIIHexDecode /FlateDecode]", strToU8("789c>")),
    ],
    ["the words endstream and stream in a text", withStream("", strToU8("endstream stream\nendstream"))],
  ])("%s is not", async (_, bytes) => {
    expect(await codeOf(bytes)).toBe("");
  });
});

test("embedded files, packed or not, by their type", () => {
  const pdf = examplePdf({
    attachments: { "a.xml": "<x/>" },
    objects: [
      stream("/Type /EmbeddedFile /Filter /FlateDecode", zlibSync(strToU8("<y/>"))),
      stream("/Type /EmbeddedFile /Filter /FlateDecode", new Uint8Array([0x78, 0x9c, 7, 0, 0])),
      stream("/Type /XObject", "<z/>"),
    ],
  });
  expect(embeddedFiles(pdf).map((file) => new TextDecoder().decode(file).trim())).toEqual(["<x/>", "<y/>"]);
  expect(() => assertHarmlessPdf(pdf)).not.toThrow();
});
