import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { exampleOfd, tag } from "./example-ofd.ts";
import { readDocument } from "./read-document.ts";

const blind = { readQrImage: null };
const page = [
  [11, "26117333001140279758", 10],
  [12, "2026-05-19", 16],
  [13, "北京样例科技有限公司（测试）", 30],
  [14, "91110108MA09XX021Q", 30],
  [15, "样例航空股份有限公司（测试）", 120],
  [16, "91110105MA09XX013J", 120],
  [20, "¥", 60],
  [21, "610.46", 60],
  [22, "CNY 49.54", 60],
  [23, "550.92", 60],
] as const;

describe("tickets by their tags", () => {
  test("family C, an itinerary: what is not tax is its amount", async () => {
    const tags = `<ofd:root xmlns:ofd="http://www.ofdspec.org/2016">${[
      tag("ElectronicInvoiceAirTransportReceiptNumber", 11),
      tag("IssueDate", 12),
      tag("Fare", 23),
      tag("VatTaxAmount", 22),
      tag("TotalAmount", 20, 21),
      tag("NameOfPurchaser", 13),
      tag("UnifiedSocialCreditCodeOfPurchaser", 14),
      tag("NameOfSeller", 15),
      tag("UnifiedSocialCreditCodeOfSeller", 16),
    ].join("")}</ofd:root>`;
    const { draft } = await readDocument(exampleOfd({ tags, page }), blind);
    expect(draft).toMatchObject({
      kind: "61",
      number: "26117333001140279758",
      issuedOn: "2026-05-19",
      amount: "560.92",
      tax: "49.54",
      total: "610.46",
      buyer: { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
      seller: { taxpayerId: "91110105MA09XX013J", name: "样例航空股份有限公司（测试）" },
    });
  });

  test("family D, a train: the fare is the total, and a total that is only a ¥ is worked out", async () => {
    const rail = (fare: string) =>
      `<ofd:root xmlns:ofd="http://www.ofdspec.org/2016"><ofd:eInvoice>${[
        tag("ElectronicInvoiceRailwayETicketNumber", 11),
        tag("DateOfIssue", 12),
        fare,
        tag("TotalAmountExcludingTax", 20, 23),
        tag("TaxAmount", 22),
        tag("NameOfPurchaser", 13),
        tag("UnifiedSocialCreditCodeOfPurchaser", 14),
      ].join("")}</ofd:eInvoice></ofd:root>`;
    const { draft } = await readDocument(exampleOfd({ tags: rail(tag("Fare", 20)), page }), blind);
    expect(draft).toMatchObject({ kind: "51", amount: "550.92", tax: "49.54", total: "600.46" });
    const whole = await readDocument(exampleOfd({ tags: rail(tag("Fare", 20, 21)), page }), blind);
    expect(whole.draft).toMatchObject({ total: "610.46" });
  });

  test("a number that overflowed is none", async () => {
    const tags =
      `<root>${tag("ElectronicInvoiceAirTransportReceiptNumber", 1)}${tag("TotalAmount", 21)}</root>`.replaceAll(
        "ofd:",
        "",
      );
    const { draft, problems } = await readDocument(
      exampleOfd({ tags, page: [...page, [1, "9223372036854775807", 5]] }),
      blind,
    );
    expect(draft.number).toBe("");
    expect(problems).toMatchObject([{ code: "NUMBER_OVERFLOWED", severity: "reject", field: "number" }]);
  });
});

describe("tickets by their XBRL, of any date", () => {
  const instance = (taxonomy: string, ...facts: (readonly [string, string])[]) =>
    `<?xml version="1.0"?><xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:t="http://xbrl.mof.gov.cn/taxonomy/${taxonomy}">${facts
      .map(([name, value]) => `<t:${name} contextRef="c">${value}</t:${name}>`)
      .join("")}</xbrl>`;

  test.each(["2021-11-30/rai", "2023-05-15/rai", "2023-12-31/rai"])("a train, %s", async (taxonomy) => {
    const xml = instance(
      taxonomy,
      ["TypeOfVoucher", "电子发票（铁路电子客票）"],
      ["ElectronicInvoiceRailwayETicketNumber", "26117333001140279758"],
      ["DateOfIssue", "2026-05-19"],
      ["Fare", "272.50"],
      ["TotalAmountExcludingTax", "250.00"],
      ["TaxRate", "0.09"],
      ["TaxAmount", "22.50"],
      ["NameOfPurchaser", "北京样例科技有限公司（测试）"],
      ["IssueParty", ""],
    );
    expect((await readDocument(strToU8(xml), blind)).draft).toMatchObject({
      kind: "51",
      number: "26117333001140279758",
      amount: "250.00",
      tax: "22.50",
      total: "272.50",
      buyer: { name: "北京样例科技有限公司（测试）" },
    });
  });

  test.each(["2021-09-30/inv", "2021-11-30/einv", "2023-12-31/einv"])("a 数电票, %s", async (taxonomy) => {
    const xml = instance(
      taxonomy,
      ["InvoiceNumber", "25112000009990000011"],
      ["RequestTime", "2025-04-28 09:17:58"],
      ["SellerIdNum", "91110105MA09XX013J"],
      ["TotalAmWithoutTax", "1000.00"],
      ["TotalTaxAm", "60.00"],
      ["TotalTax-includedAmount", "1060.00"],
      ["WhetherEinvoiceIsRedEinvoice", "N"],
    );
    expect((await readDocument(strToU8(xml), blind)).draft).toMatchObject({
      number: "25112000009990000011",
      issuedTime: "09:17:58",
      total: "1060.00",
      red: null,
    });
  });
});

describe("the QR code of an OFD", () => {
  const number = "25112000009990000011";
  const extra = { "Doc_0/Res/image_1.png": new Uint8Array([1]), "Doc_0/Res/image_2.jb2": new Uint8Array([2]) };
  const looked: number[] = [];
  const tools = {
    readQrImage: async (picture: Uint8Array | object) => {
      looked.push(picture instanceof Uint8Array ? (picture[0] ?? 0) : 0);
      return `01,31,,${number},1060.00,20250428,,1DDA`;
    },
  };

  test("fills what the other places leave blank", async () => {
    const ofd = exampleOfd({ customData: { 发票号码: number, 合计金额: "1000.00" }, extra });
    const { draft, sources } = await readDocument(ofd, tools);
    expect(sources).toEqual(["OFD.xml", "Doc_0/Res/image_1.png"]);
    expect(draft).toMatchObject({
      kind: "81",
      issuedOn: "2025-04-28",
      amount: "1000.00",
      tax: "60.00",
      total: "1060.00",
    });
  });

  test("is all there is", async () => {
    const { draft, sources } = await readDocument(exampleOfd({ extra }), tools);
    expect(sources).toEqual(["Doc_0/Res/image_1.png"]);
    expect(draft).toMatchObject({ kind: "81", number, total: "1060.00" });
  });

  test("is not looked at where nothing is missing, and JBIG2 never", async () => {
    looked.length = 0;
    const customData = { 发票号码: number, 合计金额: "1000.00", 合计税额: "60.00", 开票日期: "2025年04月28日" };
    const { sources } = await readDocument(exampleOfd({ customData, extra }), tools);
    expect(sources).toEqual(["OFD.xml"]);
    expect(looked).toEqual([]);
    await readDocument(exampleOfd({ extra }), tools);
    expect(looked).toEqual([1]);
  });
});
