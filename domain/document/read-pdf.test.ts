import { describe, expect, test } from "vitest";
import { exampleMerchant } from "../example-invoice.ts";
import { readInvoice } from "../read-invoice.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { settleParties } from "./document-reading.ts";
import type { DocumentTools } from "./document-tools.ts";
import { invoicePage, invoiceValues, printedInvoice } from "./example-invoice-page.ts";
import { exampleOfd } from "./example-ofd.ts";
import { examplePdf, type PdfText, stream } from "./example-pdf.ts";
import { readDocument } from "./read-document.ts";

const blind: DocumentTools = { readQrImage: null };
const { number } = printedInvoice;
/** A picture of `side` pixels, which `seeing` reads as that text. */
const picture = (side: number) => ({ width: side, height: side, data: new Uint8Array(side * side).fill(side) });
const seeing = (texts: Readonly<Record<number, string>>): DocumentTools => ({
  readQrImage: async (seen) => ("width" in seen ? (texts[seen.width] ?? null) : null),
});
const ground = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};
const xml = `<EInvoice><Header><EIid>${number}</EIid><InherentLabel><EInvoiceType><LabelCode>01</LabelCode></EInvoiceType><GeneralOrSpecialVAT><LabelCode>01</LabelCode></GeneralOrSpecialVAT></InherentLabel></Header><EInvoiceData><BasicInformation><TotalAmWithoutTax>1000.00</TotalAmWithoutTax><TotalTaxAm>60.00</TotalTaxAm><TotalTax-includedAmount>1060.00</TotalTax-includedAmount><RequestTime>2025-04-28 09:17:58</RequestTime></BasicInformation></EInvoiceData></EInvoice>`;

/** Every character of GBK with its code, found by decoding all there are. */
const gbkCodes = new Map(
  Array.from({ length: 126 * 191 }, (_, index) => {
    const code = [0x81 + Math.floor(index / 191), 0x40 + (index % 191)];
    return [
      new TextDecoder("gbk").decode(new Uint8Array(code)),
      code.map((byte) => byte.toString(16)).join(""),
    ] as const;
  }),
);

/** GBK has only the wide ¥. */
function gbk(text: string): string {
  return [...text.replaceAll("¥", "￥")]
    .map((letter) => gbkCodes.get(letter) ?? letter.charCodeAt(0).toString(16).padStart(2, "0"))
    .join("");
}

async function problemOf(bytes: Uint8Array, tools = blind) {
  try {
    await readDocument(bytes, tools);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
  throw new Error("it was read");
}

describe("text of a 数电票", () => {
  test("labels first, values later: by their places", async () => {
    const reading = await readDocument(examplePdf({ pages: [invoicePage()] }), blind);
    expect(reading).toMatchObject({ kind: "pdf", problems: [], sources: ["TEXT"], partiesUncertain: false });
    expect(reading.draft).toMatchObject({ kind: "81", number, issuedOn: "2025-04-28", drawer: "测试员" });
    expect(reading.draft.lines.map(({ name, amount, tax, quantity }) => [name, amount, tax, quantity])).toEqual([
      ["*信息技术服务*技术服务费", "600.00", "36.00", "1"],
      ["*信息技术服务*其他", "400.00", "24.00", "2"],
    ]);
    const read = readInvoice(reading.draft, ground);
    expect(read.problems).toEqual([]);
    expect(read.invoice).toMatchObject({
      seller: exampleMerchant,
      buyer: { name: "北京样例科技有限公司（测试）", taxpayerId: "91110108MA09XX021Q" },
      total: 106_000n,
    });
  });

  test("whatever order the texts are written in", async () => {
    const straight = await readDocument(examplePdf({ pages: [invoicePage()] }), blind);
    const backwards = await readDocument(examplePdf({ pages: [invoicePage().reverse()] }), blind);
    expect(backwards).toEqual(straight);
  });

  test("a seller's labels that stand a little higher, and two dates", async () => {
    const page = invoicePage({ remark: "2024年01月01日" }).map(([x, y, text, size]): PdfText => {
      const isSellers = x > 121 && y > 30 && y < 50;
      return [x, isSellers ? y - 2 : y, text, size];
    });
    const { draft } = await readDocument(examplePdf({ pages: [page] }), blind);
    expect(draft).toMatchObject({ seller: exampleMerchant, buyer: { taxpayerId: "91110108MA09XX021Q" } });
    expect(draft.issuedOn).toBe("2025-04-28");
    const unlabelled = page.filter(([, , text]) => text !== "开票日期：");
    expect((await readDocument(examplePdf({ pages: [unlabelled] }), blind)).draft.issuedOn).toBe("");
  });

  test("NULs, blanks between letters, a name over two lines, thousands", async () => {
    const values = invoiceValues({ ...printedInvoice, sums: ["¥ 1,000.00", "¥60.00", "¥1,060.00"], remark: "" });
    const page: PdfText[] = invoicePage().map((text, index, { length }) => {
      const [x, y, written, size] = values[index - (length - values.length)] ?? text;
      if (written === number) return [x, y, `${number}\0\0`, size];
      if (written === "名称：") return [x, y, "名 称 ：", size];
      return written === printedInvoice.buyer[0] ? [x, y - 1.8, "北京样例科技\0", size] : [x, y, written, size];
    });
    const broken: PdfText[] = [...page, [23, 35.9, "有限公司（测试）"]];
    const { draft } = await readDocument(examplePdf({ pages: [broken] }), blind);
    expect(draft).toMatchObject({
      number,
      amount: "1000.00",
      total: "1060.00",
      buyer: { name: "北京样例科技有限公司（测试）" },
    });
  });

  test("a buyer without an id, and 免税", async () => {
    const { draft } = await readDocument(
      examplePdf({
        pages: [
          invoicePage({
            title: "电子发票（普通发票）",
            buyer: ["个人", ""],
            sums: ["¥1000.00", "***", "¥1000.00"],
            lines: [["*农产品*苹果", "10", "100", "1000.00", "免税", "***"]],
          }),
        ],
      }),
      blind,
    );
    expect(draft).toMatchObject({
      kind: "82",
      buyer: { name: "个人", taxpayerId: "" },
      seller: exampleMerchant,
      amount: "1000.00",
      tax: "0.00",
      total: "1000.00",
      lines: [{ rate: "免税", tax: "0.00" }],
    });
    expect(readInvoice(draft, ground).problems.filter(({ severity }) => severity === "reject")).toEqual([]);
  });

  test("red, by its remark and its signs", async () => {
    const { draft } = await readDocument(
      examplePdf({
        pages: [
          invoicePage({
            number: "25112000009990000018",
            sums: ["¥-1000.00", "¥-60.00", "¥-1060.00"],
            lines: [["*信息技术服务*技术服务费", "-1", "1000.00", "-1000.00", "6%", "-60.00"]],
            remark: `被红冲蓝字数电发票号码：${number} 红字发票信息确认单编号：11010525052000000001`,
          }),
        ],
      }),
      blind,
    );
    expect(draft).toMatchObject({
      number: "25112000009990000018",
      total: "-1060.00",
      red: { blueNumber: number, confirmationNumber: "11010525052000000001" },
      lines: [{ amount: "-1000.00", tax: "-60.00", nature: "00" }],
    });
  });

  test("lines that do not add up are none", async () => {
    const { draft } = await readDocument(
      examplePdf({ pages: [invoicePage({ lines: [["*信息技术服务*其他", "1", "500", "500.00", "6%", "30.00"]] })] }),
      blind,
    );
    expect(draft).toMatchObject({ total: "1060.00", lines: [] });
  });

  test("values without labels: the order is a guess, until the merchant is known", async () => {
    const { seller, buyer } = printedInvoice;
    const bare: PdfText[] = [
      [80, 15, "电子发票（普通发票）"],
      ...invoiceValues({ ...printedInvoice, seller: buyer, buyer: seller }),
    ];
    const reading = await readDocument(examplePdf({ pages: [bare] }), blind);
    expect(reading.partiesUncertain).toBe(true);
    expect(reading.problems).toMatchObject([{ code: "PDF_PARTIES_UNCERTAIN", severity: "warn" }]);
    expect(reading.draft).toMatchObject({ number, total: "1060.00", buyer: { taxpayerId: seller[1] } });
    expect(settleParties(reading, exampleMerchant.taxpayerId).draft).toMatchObject({
      seller: { taxpayerId: seller[1], name: seller[0] },
      buyer: { taxpayerId: buyer[1] },
    });
    expect(settleParties(reading, buyer[1]).draft).toEqual(reading.draft);
    const certain = await readDocument(examplePdf({ pages: [invoicePage()] }), blind);
    expect(settleParties(certain, buyer[1])).toBe(certain);
  });

  test("a 税控 invoice: the buyer above, the seller below", async () => {
    const { seller, buyer } = printedInvoice;
    const page: PdfText[] = [
      [80, 12, "北京增值税电子普通发票", 16],
      [170, 10, "发票代码:"],
      [190, 10, "011001605111"],
      [170, 15, "发票号码:"],
      [190, 15, "00012345"],
      [170, 20, "开票日期:"],
      [190, 20, "2025 年04 月28 日"],
      [170, 25, "校 验 码:"],
      [190, 25, "12345 67890 12345 67890"],
      [12, 34, "名    称:"],
      [34, 34, buyer[0]],
      [12, 39, "纳税人识别号:"],
      [34, 39, buyer[1]],
      ...["密", "码", "区"].map((letter, index): PdfText => [128, 32 + index * 5, letter]),
      [135, 34, "03*/9<54-9+7>2<0//8*A1"],
      [135, 39, "91440300MA5EX0KP1T8<+3"],
      [20, 55, "合"],
      [30, 55, "计"],
      [150, 55, "￥100.00"],
      [215, 55, "￥6.00"],
      [165, 60, "(小写) ￥106.00"],
      [12, 104, "名    称:"],
      [34, 104, seller[0]],
      [12, 109, "纳税人识别号:"],
      [34, 109, seller[1]],
      [100, 130, "开 票 人:"],
      [115, 130, "测试员"],
    ];
    const { draft, partiesUncertain } = await readDocument(examplePdf({ pages: [page] }), blind);
    expect(partiesUncertain).toBe(false);
    expect(draft).toMatchObject({
      kind: "10",
      code: "011001605111",
      number: "00012345",
      checkCode: "12345678901234567890",
      issuedOn: "2025-04-28",
      seller: exampleMerchant,
      buyer: { name: buyer[0], taxpayerId: buyer[1] },
      amount: "100.00",
      tax: "6.00",
      total: "106.00",
      drawer: "测试员",
    });
  });

  const ucs2 = (text: string) =>
    [...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("");

  test.each([
    ["UniGB-UCS2-H", ucs2],
    ["UniGB-UTF16-V", ucs2],
    ["GBK-EUC-H", gbk],
    ["GBKp-EUC-H", gbk],
  ])("in a font that is not there, by %s", async (cmap, encode) => {
    const { draft } = await readDocument(examplePdf({ pages: [invoicePage()], font: { cmap, encode } }), blind);
    expect(draft).toMatchObject({ number, issuedOn: "2025-04-28", seller: exampleMerchant, total: "1060.00" });
    expect(draft.lines).toHaveLength(2);
  });

  test("a number that overflowed is none", async () => {
    const page = invoicePage({ title: "电子发票（航空运输电子客票行程单）", number: "9223372036854775807" });
    const { draft, problems } = await readDocument(examplePdf({ pages: [page] }), blind);
    expect(draft).toMatchObject({ kind: "61", number: "" });
    expect(problems).toEqual([
      { code: "NUMBER_OVERFLOWED", severity: "reject", field: "number", value: "9223372036854775807" },
    ]);
  });
});

describe("places", () => {
  const qr = `01,31,,${number},1060.00,20250428,,ABCD`;

  test("the attachment before the QR code before the text", async () => {
    const bytes = examplePdf({ pages: [invoicePage()], attachments: { "dzfp.xml": xml }, pictures: [picture(64)] });
    const { sources, draft } = await readDocument(bytes, seeing({ 64: qr }));
    expect(sources).toEqual(["dzfp.xml"]);
    expect(draft.issuedTime).toBe("09:17:58");
  });

  test.each([
    ["that only /AF leads to", { attachments: { "dzfp.xml": xml }, isNameless: true }],
    ["that is an OFD", { attachments: { "a.ofd": exampleOfd({ attachments: { "a.xml": xml } }) } }],
  ])("an attachment %s", async (_, parts) => {
    const { draft } = await readDocument(examplePdf(parts), blind);
    expect(draft).toMatchObject({ kind: "81", number, total: "1060.00" });
  });

  test("an attachment that is no invoice, or damaged, leaves the others", async () => {
    const attachments = { "a.xml": "<EInvoice><Header>", "b.xml": "<Order/>", "c.txt": "x" };
    const { sources } = await readDocument(examplePdf({ pages: [invoicePage()], attachments }), blind);
    expect(sources).toEqual(["TEXT"]);
  });

  test("the QR code's number and total, the text's names", async () => {
    const bytes = examplePdf({ pages: [invoicePage()], pictures: [picture(30), picture(64)] });
    const { sources, draft, problems } = await readDocument(bytes, seeing({ 30: "https://example.cn", 64: qr }));
    expect(sources).toEqual(["QR", "TEXT"]);
    expect(draft).toMatchObject({ kind: "81", number, amount: "1000.00", seller: exampleMerchant });
    expect(problems.map(({ code }) => code)).toEqual(["QR_CHECKSUM_DIFFERS"]);
  });

  test("that contradict each other are told, and the QR code is believed", async () => {
    const bytes = examplePdf({ pages: [invoicePage({ number: "25112000009990000099" })], pictures: [picture(64)] });
    const { draft, problems } = await readDocument(bytes, seeing({ 64: qr }));
    expect(draft).toMatchObject({ number, total: "1060.00", amount: "", buyer: { name: "" }, lines: [] });
    expect(problems).toContainEqual({
      code: "DOCUMENT_SOURCES_DIFFER",
      severity: "warn",
      field: "number",
      value: number,
      facts: { other: "25112000009990000099", place: "TEXT" },
    });
  });

  test("a scan has only its QR code", async () => {
    const { draft } = await readDocument(examplePdf({ pictures: [picture(64)] }), seeing({ 64: qr }));
    expect(draft).toMatchObject({ number, total: "1060.00", buyer: { name: "" } });
  });
});

describe("refused by name", () => {
  const longList = () => Array.from({ length: 10_000 }, (): PdfText[] => []);
  const encrypted =
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <0102030405060708091011121314151617181920212223242526272829303132> /U <0102030405060708091011121314151617181920212223242526272829303132> >> /ID [<01> <01>]";

  test.each<[string, Uint8Array, string]>([
    ["another document", examplePdf({ pages: [[[20, 20, "会议通知"]]] }), "PDF_NOT_AN_INVOICE"],
    ["nothing on it", examplePdf({}), "PDF_NOT_AN_INVOICE"],
    ["a password", examplePdf({ pages: [invoicePage()], trailer: encrypted }), "PDF_ENCRYPTED"],
    ["its first bytes alone", new TextEncoder().encode("%PDF-1.7\n"), "PDF_DAMAGED"],
    ["cut off in the middle", examplePdf({ pages: [invoicePage()] }).slice(0, 900), "PDF_DAMAGED"],
    ["ten thousand pages", examplePdf({ pages: longList() }), "PDF_TOO_LONG"],
    [
      "two invoices for printing",
      examplePdf({ pages: [invoicePage(), invoicePage({ number: "25112000009990000012" })] }),
      "PDF_SEVERAL_INVOICES",
    ],
  ])("%s", async (_, bytes, code) => {
    expect((await problemOf(bytes)).code).toBe(code);
  });

  test("two scans of two invoices", async () => {
    const bytes = examplePdf({
      attachments: { "a.xml": xml, "b.xml": xml.replaceAll(number, "25112000009990000012") },
    });
    expect((await problemOf(bytes)).code).toBe("PDF_SEVERAL_INVOICES");
  });

  test("a continued list on further pages is one invoice", async () => {
    const { draft } = await readDocument(examplePdf({ pages: [invoicePage(), invoicePage()] }), blind);
    expect(draft.number).toBe(number);
  });

  test("scripts in it are not run, and harm nothing", async () => {
    const script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>";
    const bytes = examplePdf({
      pages: [invoicePage()],
      objects: [stream("/Type /Metadata", "<x/>"), `<< ${script} >>`],
    });
    expect((await readDocument(bytes, blind)).draft.number).toBe(number);
  });
});
