import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { invoicePage } from "./example-invoice-page.ts";
import { exampleOfd } from "./example-ofd.ts";
import { examplePdf } from "./example-pdf.ts";
import { readBundle } from "./read-bundle.ts";
import { crc16Umts, readQrCode } from "./read-qr-code.ts";

const number = "25112000009990000011";
const xml = strToU8(
  `<?xml version="1.0"?><EInvoice><Header><EIid>${number}</EIid></Header><EInvoiceData><BuyerInformation><BuyerName>北京样例</BuyerName></BuyerInformation></EInvoiceData></EInvoice>`,
);
const ofd = exampleOfd({ attachments: { "a.xml": new TextDecoder().decode(xml) }, customData: { 发票号码: number } });
const pdf = examplePdf({ pages: [invoicePage()], attachments: { "a.xml": xml } });
const originals = { xml, ofd, pdf, bundle: zipSync({ "a.xml": xml, "b.ofd": ofd, "c.pdf": pdf }) };

/** Bytes overwritten, and perhaps cut off. */
const damage = fc.record({
  file: fc.constantFrom(...Object.values(originals)),
  at: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 40 }),
  cutAt: fc.option(fc.nat(), { nil: undefined }),
});

test("a damaged file is read, or refused by name; it never ends in a fault", async () => {
  await fc.assert(
    fc.asyncProperty(damage, async ({ file, at, cutAt }) => {
      const bytes = file.slice(0, cutAt === undefined ? file.length : cutAt % file.length);
      for (const [place, byte] of at) bytes[place % Math.max(1, bytes.length)] = byte;
      const rows = await rowsOf(bytes);
      expect(rows.every(({ reading, problem }) => (reading === null) !== (problem === null))).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 60_000);

async function rowsOf(bytes: Uint8Array) {
  try {
    return await Array.fromAsync(readBundle(bytes, { readQrImage: null }));
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

test("the order of a bundle's rows is that of its paths, however it was packed", async () => {
  const name = fc.stringMatching(/^[a-z一-龥]{1,6}(\/[a-z]{1,4})?\.(xml|ofd)$/);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 2, maxLength: 8 }), async (names) => {
      const packed = (order: readonly string[]) => zipSync(Object.fromEntries(order.map((path) => [path, xml])));
      const one = await rowsOf(packed(names));
      const other = await rowsOf(packed([...names].reverse()));
      expect(other.map((row) => row.name)).toEqual(one.map((row) => row.name));
      expect(one.map(({ rowNumber }) => rowNumber)).toEqual(names.map((_, index) => index + 1));
    }),
    { numRuns: 40 },
  );
});

test("a QR code says exactly what was put into it", () => {
  const fen = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 });
  fc.assert(
    fc.property(fc.stringMatching(/^2\d{19}$/), fen, fc.boolean(), (digits, sum, isWide) => {
      const yuan = `${sum < 0 ? "-" : ""}${Math.trunc(Math.abs(sum) / 100)}.${String(Math.abs(sum) % 100).padStart(2, "0")}`;
      const covered = `01,32,,${digits},${yuan},20250428,,`;
      const text = `${covered}${crc16Umts(covered).toString(16).toUpperCase().padStart(4, "0")}`;
      const reading = readQrCode(isWide ? text.replaceAll(",", "，") : text);
      expect(reading?.draft).toMatchObject({ kind: "82", number: digits, total: yuan });
      expect(reading?.problems).toEqual([]);
    }),
  );
});
