import { type BadInput, type Expected, type ExpectedRow, type Fault, refusedFile } from "./bad-input.ts";
import {
  type Cells,
  type Column,
  columnOrder,
  csvText,
  headings,
  noInvoice,
  readRow,
  soundCells,
  soundRow,
  soundValues,
  utf8,
} from "./example-table.ts";

const rows = [soundCells(11), soundCells(22)];
const plain = csvText(rows);
const twoRows = [soundRow(2, 11), soundRow(3, 22)];
const headline = columnOrder.map((column) => headings[column]).join(",");
const firstLine = plain.split("\r\n")[1] ?? "";
const reordered: readonly Column[] = [...columnOrder].reverse();
const buyerFirst: readonly Column[] = ["buyer", ...columnOrder.filter((column) => column !== "buyer")];

/** Where lists have their header, their ends, and what they put between. */
export const layout: readonly BadInput[] = [
  csv("preamble-of-three-rows", `北京样例商贸有限公司（测试）\r\n开票清单,2025年4月\r\n\r\n${plain}`, read(below(3))),
  csv("preamble-of-a-tax-period", `税款所属期：2025年04月\r\n${plain}`, read(below(1))),
  csv("preamble-that-says-invoice-number", `说明：发票号码请勿修改\r\n${plain}`, read(below(1))),
  csv("excel-separator-line", `sep=;\r\n${csvText(rows, { delimiter: ";" })}`, {
    ...read(below(1)),
    delimiter: ";",
  }),
  csv("semicolons", csvText(rows, { delimiter: ";" }), { ...read(twoRows), delimiter: ";" }),
  csv("tabs", csvText(rows, { delimiter: "\t" }), { ...read(twoRows), delimiter: "\t" }),
  csv("pipes", csvText(rows, { delimiter: "|" }), { ...read(twoRows), delimiter: "|" }),
  csv("semicolons-and-many-commas", semicolonsAndCommas(), {
    ...read([soundRow(2, 11), readRow(3, soundValues(22, { remark: "甲,乙,丙,丁" }))]),
    delimiter: ";",
  }),
  csv(
    "starred-headings",
    underHeadings((name) => `*${name}`),
    read(twoRows),
  ),
  csv(
    "headings-with-blanks",
    underHeadings((name) => ` ${[...name].join(" ")} `),
    read(twoRows),
  ),
  csv(
    "headings-with-line-breaks",
    underHeadings((name) => `"${name.slice(0, 2)}\n${name.slice(2)}"`),
    read(twoRows),
  ),
  csv("headings-with-units", plain.replace(/金额|税额|价税合计/g, "$&（元）"), read(twoRows)),
  csv(
    "headings-full-width-and-required",
    underHeadings((name) => `＊${name}（必填）`),
    read(twoRows),
  ),
  csv(
    "headings-with-zero-width",
    underHeadings((name) => `\u200B${name}`),
    read(twoRows),
    "F26",
  ),
  csv("columns-in-another-order", csvText(rows, { columns: reordered }), read(twoRows)),
  csv("everything-quoted", plain.replace(/[^,\r\n]+/g, '"$&"'), read(twoRows)),
  csv(
    "cell-with-a-comma",
    csvText([{ ...soundCells(11), remark: "甲，乙,丙" }]),
    read([readRow(2, soundValues(11, { remark: "甲，乙,丙" }))]),
  ),
  csv(
    "cell-with-quotes",
    csvText([{ ...soundCells(11), remark: '"甲" 5"' }]),
    read([readRow(2, soundValues(11, { remark: '"甲" 5"' }))]),
  ),
  csv(
    "cell-with-line-breaks",
    csvText([{ ...soundCells(11), remark: "甲\n乙\r\n丙" }, soundCells(22)]),
    read([readRow(2, soundValues(11, { remark: "甲\n乙\r\n丙" })), soundRow(3, 22)]),
  ),
  csv("short-rows", plain.replaceAll(/,\r\n/g, "\r\n"), read(twoRows)),
  csv("empty-cells-beyond", plain.replaceAll("\r\n", ",,,,\r\n"), read(twoRows)),
  csv("a-comma-too-many", withoutQuotes(), read([shifted(), soundRow(3, 22)])),
  csv("a-quote-where-none-may-stand", misquoted(), {
    ...read([
      soundRow(2, 11),
      readRow(3, soundValues(22, { item: '*技术服务*"甲"' }), { problems: [] }),
      soundRow(4, 33),
    ]),
  }),
  csv("a-quote-closed-too-early", closedTooEarly(), {
    refused: null,
    rows: [
      soundRow(2, 11),
      readRow(3, soundValues(22, { remark: '甲"乙' }), { problems: ["reject ROW_MISQUOTED row"] }),
      soundRow(4, 33),
    ],
  }),
  csv("footer-sum", `${plain}合计,,,,,,,,,,,2000.00,,120.00,2120.00,\r\n`, read([...twoRows, noInvoice(4, "footer")])),
  csv(
    "footer-sum-spaced",
    `${plain}合  计,,,,,,,,,,,2000.00,,120.00,2120.00,\r\n`,
    read([...twoRows, noInvoice(4, "footer")]),
  ),
  csv(
    "footer-sum-in-the-second-cell",
    `${plain},合计,,,,,,,,,,2000.00,,120.00,2120.00,\r\n`,
    read([...twoRows, noInvoice(4, "footer")]),
  ),
  csv(
    "footer-copies-and-amount",
    `${plain}份数：2 金额：2000.00 税额：120.00\r\n`,
    read([...twoRows, noInvoice(4, "footer")]),
  ),
  csv("footer-count", `${plain}共 2 条\r\n`, read([...twoRows, noInvoice(4, "footer")])),
  csv(
    "subtotal-between",
    plain.replace(firstLine, `${firstLine}\r\n小计,,,,,,,,,,,1000.00,,60.00,1060.00,`),
    read([soundRow(2, 11), noInvoice(3, "footer"), soundRow(4, 22)]),
  ),
  csv(
    "buyer-called-total-plan-first",
    csvText(named("总计划样例科技有限公司（测试）"), { columns: buyerFirst }),
    read(namedRows("总计划样例科技有限公司（测试）")),
  ),
  csv(
    "buyer-called-combined-first",
    csvText(named("合计算力样例中心（测试）"), { columns: buyerFirst }),
    read(namedRows("合计算力样例中心（测试）")),
  ),
  csv(
    "buyer-called-copies-first",
    csvText(named("份数印刷样例社（测试）"), { columns: buyerFirst }),
    read(namedRows("份数印刷样例社（测试）")),
  ),
  csv("buyer-called-total-in-its-own-column", csvText(named("合计样例（测试）")), read(namedRows("合计样例（测试）"))),
  csv(
    "header-repeated-on-every-page",
    plain.replace(firstLine, `${firstLine}\r\n${headline}`),
    read([soundRow(2, 11), noInvoice(3, "footer"), soundRow(4, 22)]),
  ),
  csv(
    "blank-rows-between",
    plain.replace(firstLine, `${firstLine}\r\n\r\n,,,,,\r\n , ,\t,`),
    read([soundRow(2, 11), noInvoice(3, "blank"), noInvoice(4, "blank"), noInvoice(5, "blank"), soundRow(6, 22)]),
  ),
  csv(
    "example-of-the-template-left-in",
    csvText([{ ...soundCells(11), remark: "示例（请删除本行）" }, soundCells(22)]),
    read([noInvoice(2, "footer"), soundRow(3, 22)]),
  ),
  csv("export-without-invoices", `${headline}\r\n`, read([])),
  csv("handed-back-with-reasons", handedBack(), read(twoRows)),
  csv("the-same-row-twice", csvText([soundCells(11), soundCells(11)]), read([soundRow(2, 11), soundRow(3, 11)])),
  csv(
    "voided-invoice",
    withColumn("发票状态", "已作废"),
    read([readRow(2, soundValues(11), { problems: ["warn INVOICE_VOIDED row"] })]),
  ),
  csv("status-not-voided", withColumn("发票状态", "未作废"), read([soundRow(2, 11)])),
  csv(
    "kind-unknown",
    csvText([{ ...soundCells(11), kind: "什么票" }]),
    read([
      readRow(2, soundValues(11, { kind: "" }), {
        problems: ["warn KIND_TEXT_UNKNOWN kind", "reject KIND_UNKNOWN kind"],
      }),
    ]),
  ),
  csv(
    "kind-in-everyday-words",
    csvText([{ ...soundCells(11), kind: "专票" }]),
    read([readRow(2, soundValues(11), { repairs: ["KIND_FORM kind"] })]),
  ),
  csv(
    "kind-half-width-brackets",
    csvText([{ ...soundCells(11), kind: "数电发票(增值税专用发票)" }]),
    read([soundRow(2, 11)]),
  ),
  csv("column-nobody-knows", withColumn("利润中心", "P001"), { ...read([soundRow(2, 11)]), extra: ["利润中心"] }),
  csv("column-twice", withColumn("金额", "9.99"), { ...read([soundRow(2, 11)]), extra: ["金额"] }),
  csv(
    "another-seller",
    withColumn("销方识别号", "91110108MA09XX021Q"),
    read([
      readRow(2, soundValues(11, { sellerId: "91110108MA09XX021Q" }), {
        problems: ["reject SELLER_NOT_YOU seller.taxpayerId"],
      }),
    ]),
  ),
  csv(
    "seller-in-small-letters",
    withColumn("销方识别号", "91110105ma09xx013j"),
    read([
      readRow(2, soundValues(11, { sellerId: "91110105MA09XX013J" }), { repairs: ["UPPER_CASE seller.taxpayerId"] }),
    ]),
  ),
  csv("header-on-row-60", `${"说明\r\n".repeat(59)}${plain}`, { ...refusedFile("HEADER_NOT_FOUND"), rows: [] }),
  csv("no-header", plain.slice(plain.indexOf("\n") + 1), { ...refusedFile("HEADER_NOT_FOUND"), rows: [] }),
  csv("no-column-for-the-number", csvText(rows, { columns: ["issued", "buyer", "amount", "tax", "total"] }), {
    ...refusedFile("COLUMNS_MISSING", { missing: "数电发票号码、发票票种、购方识别号、项目名称、税率" }),
    rows: [],
  }),
  csv(
    "issue-template-of-the-bureau",
    "发票流水号,发票类型,特定业务类型,是否含税,受票方自然人标识,购买方名称\r\n1,专票,,否,,北京样例\r\n",
    {
      ...refusedFile("FILE_IS_ISSUE_TEMPLATE"),
      rows: [],
    },
  ),
  csv("transposed", columnOrder.map((column) => `${headings[column]},${soundCells(11)[column]}`).join("\r\n"), {
    refused: null,
    totals: { data: 15, part: 0, blank: 0, footer: 0, accepted: 0, yuan: "0.00" },
  }),
  {
    ...csv("no-header-but-columns-chosen", `${firstLine}\r\n`, read([{ ...soundRow(1, 11) }])),
    choice: { headerRow: 0, columns: chosenColumns() },
  },
  {
    ...csv(
      "unknown-headings-but-columns-chosen",
      plain.replace(headline, "A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P"),
      read(twoRows),
    ),
    choice: { headerRow: 1, columns: chosenColumns() },
  },
];

function csv(name: string, text: string, expected: Expected, fault: Fault = "§5"): BadInput {
  return { name, fault, file: `${name}.csv`, bytes: () => utf8(text), expected };
}

function read(expectedRows: readonly ExpectedRow[]): Expected {
  return { refused: null, rows: expectedRows };
}

/** The two sound rows, so many rows further down. */
function below(count: number): ExpectedRow[] {
  return twoRows.map((row) => ({ ...row, row: row.row + count }));
}

function underHeadings(change: (name: string) => string): string {
  return plain.replace(headline, columnOrder.map((column) => change(headings[column])).join(","));
}

function withColumn(heading: string, cell: string): string {
  return `${headline},${heading}\r\n${firstLine},${cell}\r\n`;
}

function named(buyer: string): readonly Cells[] {
  return [soundCells(11), { ...soundCells(22), buyer }, soundCells(33)];
}

function namedRows(buyer: string): ExpectedRow[] {
  return [soundRow(2, 11), readRow(3, soundValues(22, { buyer })), soundRow(4, 33)];
}

function semicolonsAndCommas(): string {
  return csvText([soundCells(11), { ...soundCells(22), remark: "甲,乙,丙,丁" }], { delimiter: ";" });
}

/** `1,060.00` without quotes: every value after it stands one column too far. */
function withoutQuotes(): string {
  return csvText([{ ...soundCells(11), total: "1,060.00", remark: "订单" }, soundCells(22)]).replace(
    '"1,060.00"',
    "1,060.00",
  );
}

function shifted(): ExpectedRow {
  return readRow(2, soundValues(11, { total: "1", remark: "060.00" }), {
    problems: ["reject ROW_TOO_WIDE row", "reject SUM_DIFFERS total"],
  });
}

/** A quote in the middle of a cell that does not begin with one is a quote. */
function misquoted(): string {
  const item = '*技术服务*"甲"';
  return csvText([soundCells(11), { ...soundCells(22), item: "§" }, soundCells(33)]).replace("§", item);
}

function closedTooEarly(): string {
  return csvText([soundCells(11), { ...soundCells(22), remark: "§" }, soundCells(33)]).replace("§", '"甲"乙"');
}

function handedBack(): string {
  const [head = "", ...lines] = plain.trimEnd().split("\r\n");
  return [`${head},原因`, ...lines.map((line) => `${line},没有商品或服务明细。`)].join("\r\n");
}

function chosenColumns() {
  return {
    digitalNumber: 0,
    code: 1,
    number: 2,
    issuedOn: 3,
    kind: 4,
    buyerTaxpayerId: 5,
    buyerName: 6,
    itemName: 7,
    classification: 8,
    quantity: 9,
    unitPrice: 10,
    amount: 11,
    rate: 12,
    tax: 13,
    total: 14,
    remark: 15,
  };
}
