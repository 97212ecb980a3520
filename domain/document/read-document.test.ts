import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { exampleMerchant } from "../example-invoice.ts";
import { readInvoice } from "../read-invoice.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { exampleOfd, tag } from "./example-ofd.ts";
import { readDocument } from "./read-document.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures", name)));
const ground = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};

const tools = { readQrImage: null };

async function problemOf(bytes: Uint8Array) {
  try {
    await readDocument(bytes, tools);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
  throw new Error("it was read");
}

describe("XML of a 数电票", () => {
  test("blue", async () => {
    const { kind, draft, problems, sources } = await readDocument(fixture("digital-blue.xml"), tools);
    expect({ kind, problems, sources }).toEqual({ kind: "xml", problems: [], sources: ["EInvoice"] });
    const reading = readInvoice(draft, ground);
    expect(reading.problems).toEqual([]);
    expect(reading.invoice).toMatchObject({
      kind: "81",
      number: "25112000009990000011",
      issuedOn: "2025-04-28",
      issuedTime: "09:17:58",
      seller: exampleMerchant,
      buyer: { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
      amount: 100_000n,
      tax: 6_000n,
      total: 106_000n,
      red: null,
      lines: [{ rate: "0.06", classification: "3040203000000000000", quantity: "1", unit: "项" }],
    });
  });

  test("red, with its origin", async () => {
    const { draft } = await readDocument(fixture("digital-red.xml"), tools);
    expect(draft.red).toEqual({
      blueNumber: "25112000009990000011",
      confirmationNumber: "11010525052000000001",
      confirmationId: "",
    });
    expect(readInvoice(draft, ground).problems).toEqual([]);
    expect(draft.lines[0]).toMatchObject({ amount: "-1000.00", tax: "-60.00", nature: "00" });
  });

  test("a discount is the line after the one it discounts; the lines' totals are not the invoice's", async () => {
    const xml = new TextDecoder().decode(fixture("digital-blue.xml"));
    const item = /<IssuItemInformation>.*<\/IssuItemInformation>/.exec(xml)?.[0] ?? "";
    const whole = item.replaceAll("1000.00", "1100.00").replaceAll(">60.00", ">66.00").replace("0.06", "6%");
    const off = item
      .replaceAll("1000.00", "-100.00")
      .replaceAll(">60.00", ">-6.00")
      .replace("0.06", "0.060000")
      .replaceAll("1060.00", "-106.00");
    const { draft } = await readDocument(strToU8(xml.replace(item, whole + off)), tools);
    expect(draft.lines.map(({ nature, rate, amount }) => [nature, rate, amount])).toEqual([
      ["02", "0.06", "1100.00"],
      ["01", "0.06", "-100.00"],
    ]);
    expect(draft.total).toBe("1060.00");
    expect(readInvoice(draft, ground).problems).toEqual([]);
  });

  test("GB18030 where it says so, and entities", async () => {
    const head = strToU8(
      '<?xml version="1.0" encoding="GBK"?><EInvoice><Header><EIid>25112000009990000011</EIid></Header><EInvoiceData><BuyerInformation><BuyerName>',
    );
    const name = [0xb1, 0xb1, 0xbe, 0xa9];
    const tail = strToU8(
      " A &amp; B &lt;&#21271;&#x4eac;&gt;</BuyerName></BuyerInformation></EInvoiceData></EInvoice>",
    );
    expect((await readDocument(new Uint8Array([...head, ...name, ...tail]), tools)).draft.buyer.name).toBe(
      "北京 A & B <北京>",
    );
  });

  test.each([
    ["cut off", "<EInvoice><Header>", "XML_DAMAGED"],
    ["not even that", "<?xml version='1.0'?>", "XML_DAMAGED"],
    [
      "with a document type",
      '<?xml version="1.0"?><!DOCTYPE EInvoice [<!ENTITY a "x">]><EInvoice>&a;</EInvoice>',
      "XML_WITH_DOCTYPE",
    ],
    [
      "with an outside entity",
      '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><EInvoice/>',
      "XML_WITH_DOCTYPE",
    ],
    ["of something else", '<?xml version="1.0"?><Order/>', "XML_NOT_AN_INVOICE"],
    ["with a hostile name", '<?xml version="1.0"?><EInvoice><__proto__>1</__proto__></EInvoice>', "XML_DAMAGED"],
    ["too deep", `<?xml version="1.0"?>${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}`, "XML_DAMAGED"],
  ])("%s", async (_, xml, code) => {
    expect((await problemOf(strToU8(xml))).code).toBe(code);
  });
});

const original = `<?xml version="1.0" encoding="utf-8"?>
<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019" Version="1.0"><fp:InvoiceCode>011001605111</fp:InvoiceCode><fp:InvoiceNo>00012345</fp:InvoiceNo><fp:IssueDate>2025年04月28日</fp:IssueDate><fp:InvoiceCheckCode>12345 67890 12345 67890</fp:InvoiceCheckCode><fp:Buyer><fp:BuyerName>个人</fp:BuyerName><fp:BuyerTaxID>
</fp:BuyerTaxID></fp:Buyer><fp:Seller><fp:SellerName>${exampleMerchant.name}</fp:SellerName><fp:SellerTaxID>${exampleMerchant.taxpayerId}</fp:SellerTaxID></fp:Seller><fp:TaxInclusiveTotalAmount>106.00</fp:TaxInclusiveTotalAmount><fp:TaxTotalAmount>6.00</fp:TaxTotalAmount><fp:TaxExclusiveTotalAmount>100.00</fp:TaxExclusiveTotalAmount><fp:InvoiceClerk>测试员</fp:InvoiceClerk><fp:Note></fp:Note><fp:GoodsInfos><fp:GoodsInfo><fp:Item>*餐饮服务*餐费</fp:Item><fp:Amount>100.00</fp:Amount><fp:TaxScheme>6%</fp:TaxScheme><fp:TaxAmount>6.00</fp:TaxAmount></fp:GoodsInfo></fp:GoodsInfos></eInvoice>`;

/** Family A, flat, two lines told apart only by where they stand; the first name is broken over two texts. */
const flatTags = `<ofd:root xmlns:ofd="http://www.ofdspec.org/2016">${[
  tag("InvoiceNo", 11),
  tag("IssueDate", 12),
  `<ofd:Buyer>${tag("BuyerName", 13)}${tag("BuyerTaxID", 14)}</ofd:Buyer>`,
  `<ofd:Seller>${tag("SellerName", 15)}${tag("SellerTaxID", 16)}</ofd:Seller>`,
  tag("TaxExclusiveTotalAmount", 17, 18),
  tag("TaxTotalAmount", 17, 19),
  tag("TaxInclusiveTotalAmount", 17),
  tag("InvoiceClerk", 21),
  tag("InvoiceClerk", 21),
  tag("Item", 31, 32, 41),
  tag("TaxScheme", 33, 43),
  tag("Amount", 34, 44),
  tag("TaxAmount", 35, 45),
  tag("Quantity", 36),
].join("")}</ofd:root>`;
const page = [
  [11, "25112000009990000011", 10],
  [12, "2025年04月28日", 16],
  [13, "北京样例科技有限公司（测试）", 33],
  [14, "91110108MA09XX021Q", 43],
  [15, exampleMerchant.name, 33],
  [16, exampleMerchant.taxpayerId, 43],
  [17, "¥", 90],
  [18, "1000.00", 90],
  [19, "60.00", 90],
  [21, "测试员", 129],
  [31, "*信息技术服务*技术服", 56],
  [32, "务费", 60.5],
  [33, "6%", 56.1],
  [34, "600.00", 56.1],
  [35, "36.00", 56.1],
  [36, "1", 56.1],
  [41, "*信息技术服务*其他", 65],
  [43, "6%", 65.1],
  [44, "400.00", 65.1],
  [45, "24.00", 65.1],
] as const;
const customData = {
  发票号码: "25112000009990000011",
  合计金额: "1000.00",
  合计税额: "60.00",
  开票日期: "2025年04月28日",
  购买方纳税人识别号: "91110108MA09XX021Q",
  销售方纳税人识别号: exampleMerchant.taxpayerId,
};

describe("OFD", () => {
  test("its attachment says all", async () => {
    const { kind, draft, sources, problems } = await readDocument(
      exampleOfd({ attachments: { "original_invoice.xml": original } }),
      tools,
    );
    expect({ kind, sources, problems }).toEqual({
      kind: "ofd",
      sources: ["Doc_0/Attachs/original_invoice.xml"],
      problems: [],
    });
    expect(draft).toMatchObject({
      kind: "10",
      code: "011001605111",
      number: "00012345",
      checkCode: "12345678901234567890",
      issuedOn: "2025-04-28",
      buyer: { taxpayerId: "", name: "个人" },
    });
    expect(readInvoice(draft, ground).problems).toEqual([]);
  });

  test("tags lead to the page: names over two texts, lines by place, a total that is only a ¥", async () => {
    const { draft, sources } = await readDocument(
      exampleOfd({ tags: flatTags, page, customData, title: "电子发票（增值税专用发票）" }),
      tools,
    );
    expect(sources).toEqual(["Doc_0/Tags/CustomTag.xml", "OFD.xml"]);
    expect(draft).toMatchObject({
      kind: "81",
      number: "25112000009990000011",
      issuedOn: "2025-04-28",
      amount: "1000.00",
      tax: "60.00",
      total: "1060.00",
      drawer: "测试员",
      lines: [
        {
          name: "*信息技术服务*技术服务费",
          rate: "0.06",
          amount: "600.00",
          tax: "36.00",
          quantity: "1",
          classification: "",
        },
        { name: "*信息技术服务*其他", rate: "0.06", amount: "400.00", tax: "24.00", quantity: "" },
      ],
    });
    expect(readInvoice(draft, ground).problems).toEqual([]);
  });

  test("tags that no parser can read are still followed", async () => {
    const broken = flatTags.replace("</ofd:root>", "").replace("<ofd:root", "<:root broken");
    const { draft } = await readDocument(exampleOfd({ tags: broken, page, title: "电子发票（普通发票）" }), tools);
    expect(draft).toMatchObject({
      kind: "82",
      number: "25112000009990000011",
      buyer: { taxpayerId: "91110108MA09XX021Q" },
      seller: exampleMerchant,
    });
    expect(draft.lines).toHaveLength(2);
  });

  test("family B has the paths of the XML", async () => {
    const inner = (name: string, ...tags: string[]) => `<ofd:${name}>${tags.join("")}</ofd:${name}>`;
    const tags = inner(
      "EInvoice",
      inner("TaxSupervisionInfo", tag("InvoiceNumber", 11), tag("IssueTime", 12)),
      inner(
        "EInvoiceData",
        inner("SellerInformation", tag("SellerName", 15), tag("SellerIdNum", 16)),
        inner("BuyerInformation", inner("BuyerName", tag("ObjectData", 13)), tag("BuyerIdNum", 14)),
        inner(
          "BasicInformation",
          tag("TotalAmWithoutTax", 17, 18),
          tag("TotalTaxAm", 19),
          tag("TotalTax-includedAmount", 17),
        ),
        inner(
          "IssuItemInformation",
          tag("ItemName", 31, 32),
          tag("TaxRate", 33),
          tag("Amount", 34),
          tag("ComTaxAm", 35),
        ),
        inner("IssuItemInformation", tag("ItemName", 41), tag("TaxRate", 43), tag("Amount", 44), tag("ComTaxAm", 45)),
      ),
    );
    const { draft } = await readDocument(exampleOfd({ tags, page, title: "电子发票（增值税专用发票）" }), tools);
    expect(draft).toMatchObject({
      kind: "81",
      number: "25112000009990000011",
      total: "1060.00",
      buyer: { name: "北京样例科技有限公司（测试）" },
    });
    expect(draft.lines.map(({ name, tax }) => [name, tax])).toEqual([
      ["*信息技术服务*技术服务费", "36.00"],
      ["*信息技术服务*其他", "24.00"],
    ]);
  });

  test("CustomData alone: what it calls 合计金额 is without tax", async () => {
    const { draft, sources } = await readDocument(exampleOfd({ customData }), tools);
    expect(sources).toEqual(["OFD.xml"]);
    expect(draft).toMatchObject({
      amount: "1000.00",
      tax: "60.00",
      total: "1060.00",
      buyer: { taxpayerId: "91110108MA09XX021Q", name: "" },
      lines: [],
    });
  });

  test("an XBRL attachment by local names", async () => {
    const xbrl = `<?xml version="1.0"?><xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:inv="http://xbrl.mof.gov.cn/taxonomy/2021-11-30/inv"><inv:CodeOfInvoice contextRef="c">011001605111</inv:CodeOfInvoice><inv:NumberOfInvoice contextRef="c">00012345</inv:NumberOfInvoice><inv:DateOfIssue contextRef="c">2025-04-28</inv:DateOfIssue><inv:NameOfSeller contextRef="c">${exampleMerchant.name}</inv:NameOfSeller><inv:TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller contextRef="c">${exampleMerchant.taxpayerId}</inv:TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller><inv:TotalAmountExcludingTax contextRef="c">100.00</inv:TotalAmountExcludingTax><inv:TotalTaxAmount contextRef="c">13.00</inv:TotalTaxAmount><inv:TaxIncludedAmountInFigures contextRef="c">113.00</inv:TaxIncludedAmountInFigures><inv:InformationOfTaxableGoodsOrServicesDetailItemsTuple><inv:NameOfTaxableGoodsOrServices>*纸制品*纸</inv:NameOfTaxableGoodsOrServices><inv:AmountExcludingTax>100.00</inv:AmountExcludingTax><inv:TaxRate>13.00%</inv:TaxRate><inv:TaxAmount>13.00</inv:TaxAmount></inv:InformationOfTaxableGoodsOrServicesDetailItemsTuple></xbrl>`;
    const { draft } = await readDocument(exampleOfd({ attachments: { "inv_ord_issuer_20250428.xml": xbrl } }), tools);
    expect(draft).toMatchObject({
      kind: "10",
      number: "00012345",
      total: "113.00",
      lines: [{ rate: "0.13", tax: "13.00" }],
    });
    expect(readInvoice(draft, ground).problems).toEqual([]);
  });

  test("places that contradict each other are told", async () => {
    const { problems } = await readDocument(
      exampleOfd({ tags: flatTags, page, customData: { ...customData, 合计金额: "999.00" } }),
      tools,
    );
    expect(problems).toEqual([
      {
        code: "DOCUMENT_SOURCES_DIFFER",
        severity: "warn",
        field: "amount",
        value: "1000.00",
        facts: { other: "999.00", place: "OFD.xml" },
      },
    ]);
  });

  test("a damaged attachment leaves the other places", async () => {
    const reading = await readDocument(
      exampleOfd({ attachments: { "original_invoice.xml": "<eInvoice" }, customData }),
      tools,
    );
    expect(reading.sources).toEqual(["OFD.xml"]);
  });

  test.each<[string, Uint8Array, string]>([
    ["no invoice in it", exampleOfd({ page: [[1, "Hello World!", 10]] }), "OFD_NOT_AN_INVOICE"],
    [
      "no document",
      zipSync({ "OFD.xml": strToU8("<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>") }),
      "OFD_DAMAGED",
    ],
    [
      "an attachment with a document type",
      exampleOfd({ attachments: { "a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><eInvoice/>' }, customData }),
      "XML_WITH_DOCTYPE",
    ],
    [
      "a path that leads out",
      exampleOfd({ customData, extra: { "../../etc/passwd": strToU8("x") } }),
      "ARCHIVE_UNSAFE",
    ],
    ["a path from the root", exampleOfd({ customData, extra: { "/etc/passwd": strToU8("x") } }), "ARCHIVE_UNSAFE"],
    ["cut off", exampleOfd({ customData }).slice(0, -40), "ARCHIVE_DAMAGED"],
  ])("%s", async (_, bytes, code) => {
    expect((await problemOf(bytes)).code).toBe(code);
  });
});

test.each([
  ["a list", "数电发票号码,金额\n", "FILE_IS_TABLE"],
  ["a workbook", zipSync({ "xl/workbook.xml": strToU8("x") }), "FILE_IS_XLSX"],
  ["another archive", zipSync({ "a.txt": strToU8("x") }), "FILE_IS_ARCHIVE"],
  ["nothing", "", "FILE_EMPTY"],
])("%s is named", async (_, content, code) => {
  expect((await problemOf(typeof content === "string" ? strToU8(content) : content)).code).toBe(code);
});

const samples = join(import.meta.dirname, "../../../shared/samples");
type Expected = Partial<
  Record<
    | "number"
    | "code"
    | "date"
    | "checkCode"
    | "seller"
    | "sellerTaxId"
    | "buyer"
    | "buyerTaxId"
    | "amountExTax"
    | "tax"
    | "total"
    | "lqType"
    | "reject"
    | "rate",
    string
  >
> & { lines?: number; sellerTaxIdValid?: boolean; buyerTaxIdValid?: boolean };

describe.skipIf(!existsSync(samples))("real files (skipped where ../shared/samples is absent)", async () => {
  const expected: Record<string, Expected> = existsSync(samples)
    ? JSON.parse(readFileSync(join(samples, "expected.json"), "utf8"))
    : {};
  const documents = Object.entries(expected);

  test.each(documents.filter(([, values]) => !values.reject))("%s", async (name, values) => {
    const { draft, problems } = await readDocument(new Uint8Array(readFileSync(join(samples, name))), tools);
    expect(problems).toEqual([]);
    expect({ number: draft.number, amountExTax: draft.amount, tax: draft.tax, total: draft.total }).toEqual({
      number: values.number,
      amountExTax: values.amountExTax,
      tax: values.tax,
      total: values.total,
    });
    const optional = {
      code: draft.code,
      date: draft.issuedOn,
      checkCode: draft.checkCode,
      seller: draft.seller.name,
      sellerTaxId: draft.seller.taxpayerId,
      buyer: draft.buyer.name,
      buyerTaxId: draft.buyer.taxpayerId,
      lqType: draft.kind,
      lines: draft.lines.length,
    };
    for (const [field, value] of Object.entries(optional)) {
      const stated = values[field as keyof Expected];
      if (stated !== undefined) expect([field, value]).toEqual([field, stated]);
    }
    const percent = Number.parseFloat(values.rate ?? "") / 100;
    expect(draft.lines.every(({ rate }) => Number(rate) === percent)).toBe(true);
    const read = readInvoice(draft, { ...ground, merchantTaxpayerId: draft.seller.taxpayerId });
    expect(read.invoice).not.toBeNull();
    const wrongSeller = read.problems.some(
      ({ field, severity }) => field === "seller.taxpayerId" && severity === "reject",
    );
    if (values.sellerTaxIdValid !== undefined) expect(wrongSeller).toBe(!values.sellerTaxIdValid);
  });

  test.each(documents.filter(([, values]) => values.reject))("%s is refused by what it is", async (name) => {
    expect((await problemOf(new Uint8Array(readFileSync(join(samples, name))))).code).toBe("OFD_NOT_AN_INVOICE");
  });
});
