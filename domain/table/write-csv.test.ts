import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleLine, exampleMerchant, exampleText } from "../example-invoice.ts";
import { blankInvoiceText, invoiceText } from "../invoice.ts";
import { readInvoice } from "../read-invoice.ts";
import { textFile } from "./example-file.ts";
import { failedRowCells, failedRowHeadings, reasonHeading } from "./failed-rows.ts";
import type { TableRow } from "./read-rows.ts";
import { readTable } from "./read-table.ts";
import { templateCells, templateExample, templateHeadings } from "./template.ts";
import { csvOf } from "./write-csv.ts";

async function csv(headings: readonly string[], ...rows: readonly (readonly string[])[]): Promise<string> {
  return (await Array.fromAsync(csvOf(headings, [rows]))).join("");
}

async function read(text: string): Promise<{ headings: readonly string[]; rows: TableRow[] }> {
  const { header, rows } = await readTable(textFile(text));
  return { headings: header.headings, rows: (await Array.fromAsync(rows)).flat() };
}

const ground = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};

describe("the template", () => {
  test("is a CSV that Excel opens as UTF-8, with every column and one example", async () => {
    const text = await csv(templateHeadings, templateExample);
    expect(
      text.startsWith(
        "\uFEFF数电发票号码,发票代码,发票号码,开票日期,发票票种,购方识别号,购买方名称,项目名称,税收分类编码,数量,单价,金额,税率,税额,价税合计,备注\r\n",
      ),
    ).toBe(true);
    expect(text.endsWith("示例（请删除本行）\r\n")).toBe(true);
  });

  test("handed in unchanged has no errors and no invoices", async () => {
    const { rows } = await read(await csv(templateHeadings, templateExample));
    expect(rows.map(({ kind }) => kind)).toEqual(["footer"]);
  });

  test("its example is a sound invoice but for the remark", async () => {
    const { rows } = await read((await csv(templateHeadings, templateExample)).replace("示例（请删除本行）", ""));
    const { invoice, problems } = readInvoice(rows[0]?.draft ?? blankInvoiceText(), ground);
    expect(invoice && problems).toEqual([]);
  });
});

describe("an export is read back as what was exported", () => {
  const red = { blueNumber: "25112000009990000011", confirmationNumber: "11010525052000000001", confirmationId: "" };
  test.each([
    ["a 数电票", exampleText({ drawer: "" })],
    ["a 税控 invoice", exampleText({ kind: "10", number: "00012345", code: "011001605111", drawer: "" })],
    [
      "a 数电纸票",
      exampleText({ kind: "85", code: "1100171130", paperNumber: "00012345", drawer: "", issuedTime: "" }),
    ],
    [
      "a red one",
      exampleText({
        drawer: "",
        red,
        remark: `被红冲蓝字数电发票号码：${red.blueNumber} 红字发票信息确认单编号：${red.confirmationNumber}`,
        amount: "-1000.00",
        tax: "-60.00",
        total: "-1060.00",
        lines: [exampleLine({ amount: "-1000.00", tax: "-60.00" })],
      }),
    ],
  ])("%s", async (_, text) => {
    const { rows } = await read(await csv(templateHeadings, templateCells(text)));
    const { invoice, problems } = readInvoice(rows[0]?.draft ?? blankInvoiceText(), ground);
    expect(problems).toEqual([]);
    expect(invoice && invoiceText(invoice)).toEqual({
      ...text,
      lines: text.lines.map((line) => ({ ...line, unit: "" })),
    });
  });

  test("one of several lines has them from the ledger", async () => {
    const known = exampleText({
      lines: [exampleLine({ amount: "600.00", tax: "36.00" }), exampleLine({ amount: "400.00", tax: "24.00" })],
    });
    const { rows } = await read(await csv(templateHeadings, templateCells(known)));
    const { invoice } = readInvoice(rows[0]?.draft ?? blankInvoiceText(), { ...ground, known });
    expect(invoice && invoiceText(invoice)).toEqual(known);
  });

  test("any names and remarks, whatever a spreadsheet would make of them", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc
        .array(fc.constantFrom("=", "+", "-", "@", "＝", "＋", "'", '"', ",", "\r", "\n", "\t", "1", "北"), {
          maxLength: 12,
        })
        .map((parts) => parts.join("")),
    );
    const name = text.map((value) => `甲${value.replaceAll("\0", "")}乙`);
    await fc.assert(
      fc.asyncProperty(name, text, async (plain, wild) => {
        const remark = wild.replaceAll("\0", "").toWellFormed();
        const { rows } = await read(
          await csv(["数电发票号码", "购买方名称", "备注"], ["25112000009990000011", plain.toWellFormed(), remark]),
        );
        const clean = (value: string) =>
          value.replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, "").trim();
        expect(rows).toHaveLength(1);
        expect(rows[0]?.draft.buyer.name.trim()).toBe(clean(plain.toWellFormed()));
        if (!/^\s*="|^['\s]/.test(remark)) expect(rows[0]?.draft.remark.trim()).toBe(clean(remark));
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe("no cell is a formula, no number loses a digit", () => {
  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["+cmd", "'+cmd"],
    ["-2+3+cmd", "'-2+3+cmd"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－x", "'－x"],
    ["＠x", "'＠x"],
    ["\t=1", '"\'\t=1"'],
    ["\r=1", '"\'\r=1"'],
    ["'=1", "''=1"],
    ["25112000009990000011", '"\t25112000009990000011"'],
    ["011002300104", '"\t011002300104"'],
    ["00012345", '"\t00012345"'],
    ["\t00012345", '"\t00012345"'],
    ["911101051234E5678", '"\t911101051234E5678"'],
    ["1060.00", "1060.00"],
    ["-1060.00", "-1060.00"],
    ["-1,060.00", '"-1,060.00"'],
    ["6%", "6%"],
    ["0.06", "0.06"],
    ["0", "0"],
    ["20250428", "20250428"],
    ['说"是"', '"说""是"""'],
    ["北京样例", "北京样例"],
  ])("%j", async (cell, written) => {
    expect(await csv(["备注"], [cell])).toBe(`\uFEFF备注\r\n${written}\r\n`);
  });
});

describe("failed rows", () => {
  const headings = ["发票号码", "备注", "金额"];

  test("come back in their own columns with the reason, and can be handed in as they are", async () => {
    const text = await csv(
      failedRowHeadings(headings),
      failedRowCells(headings, ["25112000009990000011", "=1", "-1,000.00"], "没有商品或服务明细。"),
      failedRowCells(headings, ["00012345"], "请补充发票代码"),
    );
    const { headings: again, rows } = await read(text);
    expect(again).toEqual([...headings, reasonHeading]);
    expect(rows.map(({ draft, problems }) => [draft.number, draft.remark, draft.amount, problems])).toEqual([
      ["25112000009990000011", "=1", "-1000.00", []],
      ["00012345", "", "", []],
    ]);
  });

  test("a second time they have one reason, the new one", async () => {
    const withReason = ["发票号码", reasonHeading, "金额"];
    const text = await csv(
      failedRowHeadings(withReason),
      failedRowCells(withReason, ["25112000009990000011", "旧原因", "1.00"], "新原因"),
    );
    const { headings: again, rows } = await read(text);
    expect(again).toEqual(["发票号码", "金额", reasonHeading]);
    expect(rows[0]?.cells.slice(1)).toEqual(["1.00", "新原因"]);
  });
});
