import { describe, expect, test } from "vitest";
import { type Invoice, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { fileOf } from "#domain/table/example-file.ts";
import { readTable } from "#domain/table/read-table.ts";
import { openWorkbook } from "#domain/table/workbook.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { packageFile, packageFileName } from "#server/bureau/package/translate.ts";

const seller = "91110105MA09XX013J";

function taxControlled(changes: Partial<Invoice> = {}): Invoice {
  const text = invoiceText(exampleInvoice(seller));
  return { ...invoiceSchema.parse({ ...text, kind: "10", code: "011002600111", number: "00123456" }), ...changes };
}

async function sheetsOf(invoices: readonly Invoice[]): Promise<string[][][]> {
  const workbook = openWorkbook(await packageFile(invoices));
  return workbook.sheets.map((_, index) => [...workbook.rows(index)].flat().map(({ cells }) => cells));
}

describe("the file of a package", () => {
  test("has the sheets and headings of the bureau's own export", async () => {
    const bytes = await packageFile([taxControlled()]);
    expect(openWorkbook(bytes).sheets.map(({ name }) => name)).toEqual(["信息汇总表", "发票基础信息"]);
    const [lines, wholes] = await sheetsOf([taxControlled()]);
    expect(lines?.[0]?.join()).toBe(
      "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,税收分类编码,特定业务类型,货物或应税劳务名称,规格型号,单位,数量,单价,金额,税率,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票,发票风险等级,开票人,备注",
    );
    expect(wholes?.[0]).toHaveLength(19);
  });

  test("says each line, with the digits as they are and the rate as the bureau writes it", async () => {
    const invoice = taxControlled();
    const [lines] = await sheetsOf([invoice]);
    const cells = Object.fromEntries((lines?.[0] ?? []).map((heading, index) => [heading, lines?.[1]?.[index] ?? ""]));
    expect(cells).toMatchObject({
      序号: "1",
      发票代码: "011002600111",
      发票号码: "00123456",
      数电发票号码: "",
      开票日期: "2026-11-02 09:17:58",
      金额: "1000.00",
      税率: "6%",
      税额: "60.00",
      价税合计: "1060.00",
      发票票种: "增值税电子普通发票",
      是否正数发票: "是",
      发票来源: "",
      发票状态: "",
    });
  });

  test.each([
    ["0.13", "13%"],
    ["0.015", "1.5%"],
    ["0.130000", "13%"],
    ["0", "0%"],
    ["免税", "免税"],
    ["***", "***"],
  ])("writes the rate %s as %s", async (rate, written) => {
    const invoice = exampleInvoice(seller);
    const [lines] = await sheetsOf([{ ...invoice, lines: invoice.lines.map((line) => ({ ...line, rate })) }]);
    expect(lines?.[1]?.[17]).toBe(written);
  });

  test("is read back by our own reader as the same invoices, several lines gathered", async () => {
    const one = exampleInvoice(seller);
    const [line] = one.lines;
    if (!line) throw new Error("an example has a line");
    const half = { ...line, amount: line.amount / 2n, tax: line.tax / 2n, quantity: "", unitPrice: "" };
    const invoices = [{ ...one, lines: [half, half] }, taxControlled({ remark: `=HYPERLINK("http://example.com")` })];
    const { rows } = await readTable(fileOf([await packageFile(invoices)]));
    const drafts = (await Array.fromAsync(rows)).flat().filter(({ kind }) => kind === "data");
    expect(drafts.flatMap(({ problems }) => problems)).toEqual([]);
    expect(
      drafts.map(({ draft }) => [draft.number, draft.code, draft.total, draft.lines.length, draft.remark]),
    ).toEqual([
      [one.number, "", "1060.00", 2, ""],
      ["00123456", "011002600111", "1060.00", 1, `=HYPERLINK("http://example.com")`],
    ]);
  });

  test("says which blue invoice a red one reverses, and which one was voided", async () => {
    const red = { blueNumber: "01100260011100000001", confirmationNumber: "1234567890123456", confirmationId: "" };
    const [lines] = await sheetsOf([taxControlled({ red }), taxControlled({ voidedAt: "2026-11-03" })]);
    const [, , second = []] = lines ?? [];
    expect(lines?.[1]?.at(-1)).toBe("对应正数发票代码:011002600111 号码:00000001 信息表编号:1234567890123456");
    expect(lines?.[1]?.[23]).toBe("否");
    expect(second[22]).toBe("已作废");
  });

  test("is the same bytes whenever it is made of the same invoices", async () => {
    const invoices = [taxControlled()];
    expect(Buffer.from(await packageFile(invoices)).equals(await packageFile(invoices))).toBe(true);
  });

  test("is named after taxpayer, Beijing's day and number", () => {
    expect(packageFileName(seller, new Date("2026-11-22T16:30:00Z"), "3")).toBe(`补传_${seller}_20261123_3.xlsx`);
  });
});
