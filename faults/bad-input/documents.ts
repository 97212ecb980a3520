import { zlibSync } from "fflate";
import { invoicePage } from "#domain/document/example-invoice-page.ts";
import { exampleOfd, tag } from "#domain/document/example-ofd.ts";
import { examplePdf, stream } from "#domain/document/example-pdf.ts";
import { type BadInput, type Expected, type Fault, refusedFile } from "./bad-input.ts";
import { bombOf, megabyteOfBlanks } from "./bombs.ts";
import { encodeText, utf16 } from "./encode-text.ts";
import { readDocument, soundOfd, soundPdf, soundXml } from "./example-document.ts";
import { joined, utf8 } from "./example-table.ts";

const doctype = (declared: string) => soundXml.replace("?>", `?><!DOCTYPE EInvoice ${declared}>`);
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
const buyer = (written: string) =>
  soundXml.replace("<BuyerName>北京样例科技有限公司（测试）<", `<BuyerName>${written}<`);
const whole = readDocument();
const customData = {
  发票号码: "25112000009990000011",
  开票日期: "2025年04月28日",
  销售方纳税人识别号: "91110105MA09XX013J",
  购买方纳税人识别号: "91110108MA09XX021Q",
  合计金额: "1000.00",
  合计税额: "60.00",
};
/** CustomData has neither names nor goods, the merchant's own name is known. */
const fromCustomData = readDocument(
  {
    kind: "",
    issued: "2025-04-28",
    sellerName: "",
    buyer: "",
    drawer: "",
    item: "",
    unit: "",
    classification: "",
    quantity: "",
    price: "",
    rate: "",
    lines: "",
  },
  ["reject KIND_UNKNOWN kind", "reject LINES_MISSING lines"],
);

/** F24, F25 and what else a document may carry beside its invoice. */
export const documents: readonly BadInput[] = [
  xml("sound", soundXml, whole, "§5"),
  xml("sound-with-a-bom", `\uFEFF${soundXml}`, whole, "F22"),
  xml("sound-without-a-declaration", soundXml.replace(/^<\?.*\?>\n/, ""), whole, "§5"),
  file("gbk.xml", "F22", () => encodeText(soundXml.replace("UTF-8", "GBK"), "gb18030"), whole),
  file("utf-16.xml", "F22", () => utf16(`\uFEFF${soundXml.replace("UTF-8", "UTF-16")}`, "little"), whole),
  file("broken-byte.xml", "F22", () => brokenXml(), refusedFile("XML_DAMAGED")),
  file("says-utf-8-is-gbk.xml", "F22", () => encodeText(soundXml, "gb18030"), refusedFile("XML_DAMAGED")),
  xml(
    "with-comments-and-instructions",
    soundXml.replace("<Header>", "<!-- <EIid>1</EIid> --><?php x ?><Header>"),
    whole,
    "§5",
  ),
  xml("in-cdata", buyer("<![CDATA[北京样例科技有限公司（测试）]]>"), whole, "§5"),
  xml("with-its-five-entities", buyer("A &amp; B &lt;&#21271;&gt;"), readDocument({ buyer: "A & B <北>" }), "§5"),
  xml("with-an-unknown-entity", buyer("A&nbsp;B"), readDocument({ buyer: "A&nbsp;B" }), "F24"),
  xml("rate-with-zeros-behind", soundXml.replace("<TaxRate>0.06<", "<TaxRate>0.060000<"), whole, "§5"),
  xml("rate-as-percentage", soundXml.replace("<TaxRate>0.06<", "<TaxRate>6%<"), whole, "§5"),
  xml(
    "number-in-the-header-only",
    soundXml.replace("<InvoiceNumber>25112000009990000011<", "<InvoiceNumber><"),
    whole,
    "§5",
  ),
  xml("number-with-blanks", soundXml.replaceAll("25112000009990000011", " 25112000009990000011\n"), whole, "§5"),
  xml(
    "sum-off-by-a-fen",
    soundXml.replace(">1060.00</TotalTax-", ">1060.01</TotalTax-"),
    readDocument({ total: "1060.01" }, ["reject SUM_DIFFERS total"]),
    "§5",
  ),
  xml(
    "of-another-seller",
    soundXml.replace("91110105MA09XX013J", "92110112MA09XX0561"),
    readDocument({ sellerId: "92110112MA09XX0561" }, ["reject SELLER_NOT_YOU seller.taxpayerId"]),
    "§5",
  ),
  xml("with-a-vertical-tab", buyer("北京\u000B样例"), readDocument({ buyer: "北京\u000B样例" }), "F21"),
  xml(
    "with-a-nul",
    buyer("北京\0样例"),
    readDocument({ buyer: "北京\0样例" }, ["reject TEXT_UNREADABLE buyer.name"]),
    "F21",
  ),
  xml("with-a-nul-by-number", buyer("北京&#0;样例"), readDocument({ buyer: "北京&#0;样例" }), "F21"),
  xml("with-half-a-character-by-number", buyer("北京&#xD842;样例"), readDocument({ buyer: "北京&#xD842;样例" }), "F21"),
  xml(
    "with-zero-width",
    buyer("北京\u200B样例科技有限公司（测试）"),
    readDocument({ buyer: "北京\u200B样例科技有限公司（测试）" }),
    "F26",
  ),
  xml("doctype-alone", doctype(""), refusedFile("XML_WITH_DOCTYPE"), "F24"),
  xml(
    "doctype-in-small-letters",
    soundXml.replace("?>", "?><!doctype EInvoice>"),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  xml(
    "entity-from-a-file",
    doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]').replace("北京样例科技", "&x;"),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  xml(
    "entity-from-a-network",
    doctype('[<!ENTITY x SYSTEM "http://169.254.169.254/">]').replace("北京样例科技", "&x;"),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  xml(
    "parameter-entity",
    doctype('[<!ENTITY % x SYSTEM "http://example.com/x.dtd"> %x;]'),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  xml(
    "billion-laughs",
    doctype(`[<!ENTITY l0 "ha">${laughs}]`).replace("北京样例科技", "&l9;"),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  xml(
    "quadratic-entities",
    () => doctype(`[<!ENTITY a "${"a".repeat(50_000)}">]`).replace("北京样例科技", "&a;".repeat(5_000)),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  file("doctype-in-utf-16.xml", "F24", () => utf16(`\uFEFF${doctype("[]")}`, "big"), refusedFile("XML_WITH_DOCTYPE")),
  xml(
    "included-from-elsewhere",
    soundXml.replace(
      "<Header>",
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><Header>',
    ),
    whole,
    "F24",
  ),
  xml(
    "stylesheet-from-elsewhere",
    soundXml.replace("\n", '\n<?xml-stylesheet href="http://example.com/x.xsl"?>'),
    whole,
    "F24",
  ),
  xml(
    "element-called-proto",
    soundXml.replace("<Header>", "<__proto__><isAdmin>1</isAdmin></__proto__><Header>"),
    refusedFile("XML_DAMAGED"),
    "F25",
  ),
  xml(
    "element-called-constructor",
    soundXml.replace("<Header>", "<constructor><prototype>1</prototype></constructor><Header>"),
    refusedFile("XML_DAMAGED"),
    "F25",
  ),
  xml(
    "attribute-called-proto",
    soundXml.replace("<Header>", '<Header __proto__="1" constructor="2">'),
    refusedFile("XML_DAMAGED"),
    "F25",
  ),
  xml(
    "elements-100000-deep",
    () => soundXml.replace("<Header>", `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}<Header>`),
    refusedFile("XML_DAMAGED"),
    "F36",
    true,
  ),
  xml(
    "elements-1000000-wide",
    () => soundXml.replace("<Header>", `${"<a/>".repeat(1_000_000)}<Header>`),
    refusedFile("XML_TOO_LARGE"),
    "F36",
    true,
  ),
  xml(
    "attributes-10000",
    () => soundXml.replace("<Header>", `<Header ${Array.from({ length: 10_000 }, (_, at) => `a${at}="1"`).join(" ")}>`),
    whole,
    "F36",
  ),
  xml(
    "a-name-of-one-megabyte",
    () => soundXml.replace("<Header>", `<${"a".repeat(1_048_576)}/><Header>`),
    whole,
    "F36",
  ),
  xml(
    "a-text-of-one-megabyte",
    () => buyer("样".repeat(350_000)),
    readDocument({ buyer: "样".repeat(350_000) }, ["reject TEXT_TOO_LONG buyer.name"]),
    "F36",
  ),
  xml("2001-lines", () => withLines(2_001), manyLines(2_001, ["reject TOO_MANY_LINES lines"]), "F36"),
  xml("2000-lines", () => withLines(2_000), manyLines(2_000, []), "F36"),
  xml("an-order", '<?xml version="1.0"?><Order/>', refusedFile("XML_NOT_AN_INVOICE", { root: "Order" }), "F33"),
  xml("two-roots", `${soundXml}<EInvoice/>`, refusedFile("XML_DAMAGED"), "F33"),
  xml("tags-crossed", soundXml.replace("</EIid>", "</EIdi>"), refusedFile("XML_DAMAGED"), "F36"),
  ofd("sound", () => soundOfd(), whole, "§5"),
  ofd("custom-data-only", () => exampleOfd({ customData }), fromCustomData, "§5"),
  ofd(
    "places-that-differ",
    () => soundOfd({ customData: { ...customData, 合计金额: "9000.00" } }),
    readDocument({}, ["warn DOCUMENT_SOURCES_DIFFER amount"]),
    "F33",
  ),
  ofd(
    "attachment-with-a-doctype",
    () => soundOfd({ attachments: { "original_invoice.xml": doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]') } }),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  ofd(
    "page-with-a-doctype",
    () => soundOfd({ extra: { "Doc_0/Pages/Page_0/Content.xml": utf8("<!DOCTYPE a><Page/>") } }),
    refusedFile("XML_WITH_DOCTYPE"),
    "F24",
  ),
  ofd(
    "tags-of-the-prototype",
    () =>
      exampleOfd({
        customData,
        tags: `<r>${tag("__proto__", 11)}${tag("constructor", 11)}</r>`,
        page: [[11, "x", 10]],
      }),
    fromCustomData,
    "F25",
  ),
  ofd(
    "tags-no-parser-reads",
    () =>
      exampleOfd({
        customData,
        tags: '<:eInvoice xmlns:=""><InvoiceNo><ObjectRef PageRef="61">11</ObjectRef></InvoiceNo></:eInvoice>',
        page: [[11, "25112000009990000011", 10]],
      }),
    fromCustomData,
    "§5",
  ),
  ofd(
    "tags-that-point-nowhere",
    () => exampleOfd({ customData, tags: `<r>${tag("InvoiceNo", 4_000_000_000)}</r>` }),
    fromCustomData,
    "F36",
  ),
  ofd(
    "locations-outside",
    () =>
      soundOfd({
        extra: {
          "Doc_0/Attachs/Attachments.xml": utf8(
            "<Attachments><Attachment><FileLoc>../../../../etc/passwd.xml</FileLoc></Attachment></Attachments>",
          ),
        },
        customData,
      }),
    fromCustomData,
    "F20",
  ),
  ofd("without-an-invoice", () => exampleOfd({ page: [[11, "你好", 10]] }), refusedFile("OFD_NOT_AN_INVOICE"), "F33"),
  ofd(
    "without-its-document",
    () =>
      soundOfd({ extra: { "OFD.xml": utf8("<OFD><DocBody><DocRoot>/Doc_9/Document.xml</DocRoot></DocBody></OFD>") } }),
    refusedFile("OFD_DAMAGED"),
    "F17",
  ),
  pdf("sound", () => soundPdf(), whole, "§5"),
  pdf("text-only", () => examplePdf({ pages: [invoicePage()] }), fromText(), "§5"),
  pdf(
    "attachment-with-a-doctype",
    () => soundPdf({ attachments: { "invoice.xml": doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]') } }),
    fromText(),
    "F24",
  ),
  pdf("with-javascript", () => soundPdf({ objects: ["<< /S /JavaScript /JS (app.alert\\(1\\)) >>"] }), whole, "F33"),
  pdf(
    "two-invoices",
    () => examplePdf({ pages: [invoicePage(), invoicePage({ number: "25112000009990000022" })] }),
    refusedFile("PDF_SEVERAL_INVOICES"),
    "§5",
  ),
  pdf(
    "stream-that-unpacks-to-200-megabytes",
    () => soundPdf({ objects: [bombStream()] }),
    refusedFile("PDF_UNSAFE"),
    "F20",
    true,
  ),
  pdf(
    "stream-packed-twice",
    () =>
      soundPdf({
        objects: [stream("/Filter [/FlateDecode /FlateDecode]", zlibSync(zlibSync(new Uint8Array(1_000_000))))],
      }),
    refusedFile("PDF_UNSAFE"),
    "F20",
  ),
  pdf(
    "1000-pages",
    () => examplePdf({ pages: Array.from({ length: 1_000 }, () => []) }),
    refusedFile("PDF_TOO_LONG"),
    "F36",
  ),
  pdf(
    "arrays-100000-deep",
    () => soundPdf({ objects: [`${"[".repeat(100_000)}${"]".repeat(100_000)}`] }),
    whole,
    "F36",
  ),
  pdf(
    "encrypted",
    () =>
      soundPdf({
        trailer:
          "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) >> /ID [(0123456789abcdef) (0123456789abcdef)]",
      }),
    refusedFile("PDF_ENCRYPTED"),
    "F33",
  ),
  pdf(
    "of-something-else",
    () => examplePdf({ pages: [[[20, 20, "会议纪要"]]] }),
    refusedFile("PDF_NOT_AN_INVOICE"),
    "F33",
  ),
  pdf(
    "number-overflowed",
    () => examplePdf({ pages: [invoicePage({ number: "9223372036854775807" })] }),
    fromText({ number: "" }, ["reject NUMBER_OVERFLOWED number", "reject NUMBER_REQUIRED number"]),
    "§5",
  ),
];

function file(name: string, fault: Fault, bytes: BadInput["bytes"], expected: Expected, isHeavy = false): BadInput {
  return { name: name.replace(/\.(\w+)$/, ""), fault, file: name, bytes, expected, ...(isHeavy && { isHeavy }) };
}

function xml(name: string, text: string | (() => string), expected: Expected, fault: Fault, isHeavy = false): BadInput {
  return {
    ...file(`${name}.xml`, fault, () => utf8(typeof text === "string" ? text : text()), expected, isHeavy),
    name: `xml-${name}`,
  };
}

function ofd(name: string, bytes: () => Uint8Array, expected: Expected, fault: Fault): BadInput {
  return { ...file(`${name}.ofd`, fault, bytes, expected), name: `ofd-${name}` };
}

function pdf(name: string, bytes: () => Uint8Array, expected: Expected, fault: Fault, isHeavy = false): BadInput {
  return { ...file(`${name}.pdf`, fault, bytes, expected, isHeavy), name: `pdf-${name}` };
}

function brokenXml(): Uint8Array {
  const [before = "", after = ""] = soundXml.split("样例科技");
  return joined(utf8(before), Uint8Array.of(0xff), utf8(after));
}

function withLines(count: number): string {
  const [item = ""] = /<IssuItemInformation>.*<\/IssuItemInformation>/.exec(soundXml) ?? [];
  return soundXml.replace(item, item.repeat(count));
}

/** Sums are still those of one line, which warns. */
function manyLines(count: number, problems: readonly string[]): Expected {
  const lines = Array.from({ length: count }, () => "1000.00/60.00/00").join(" ");
  return readDocument({ lines }, [...problems, ...(problems.length > 0 ? [] : ["warn LINES_SUM_DIFFERS lines"])]);
}

/** The page of the examples has two lines. */
function fromText(changes: Parameters<typeof readDocument>[0] = {}, problems: readonly string[] = []): Expected {
  return readDocument(
    {
      issued: "2025-04-28",
      unit: "",
      classification: "",
      price: "600.00",
      lines: "600.00/36.00/00 400.00/24.00/00",
      ...changes,
    },
    problems,
  );
}

function bombStream(): Uint8Array {
  return stream("/Filter /FlateDecode", joined(Uint8Array.of(0x78, 0x9c), bombOf(megabyteOfBlanks(), 200)));
}
