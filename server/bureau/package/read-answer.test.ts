import { describe, expect, test } from "vitest";
import { fileOf, textFile } from "#domain/table/example-file.ts";
import { workbookOf } from "#domain/table/write-workbook.ts";
import { gb18030 } from "#e2e/fixtures/gb18030.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { readAnswer } from "#server/bureau/package/read-answer.ts";
import { packageFile } from "#server/bureau/package/translate.ts";

const digital = "26117990900000000011";
const controlled = "01100260011100123456";
const asked = new Set([digital, controlled]);
const headings = ["受理流水号", "发票代码", "发票号码", "数电发票号码", "处理结果", "原因", "处理时间"];
const good = ["SL20261122001", "", "", digital, "成功", "", "2026-11-22 10:11:12"];
const bad = ["SL20261122001", "011002600111", "00123456", "", "失败", "购买方税号不存在", "2026-11-22 10:11:13"];

async function workbook(rows: readonly (readonly string[])[], head: readonly string[] = headings) {
  return fileOf(await Array.fromAsync(workbookOf("处理结果", head, [rows])));
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.join(",")}\r\n`).join("");
}

describe("the result of a hand-in", () => {
  test("answers each invoice it names, with the bureau's words and time", async () => {
    const read = await readAnswer(await workbook([good, bad]), asked);
    expect(read).toMatchObject({
      kind: "result",
      acceptanceNumbers: ["SL20261122001"],
      damaged: [],
      others: { count: 0 },
    });
    expect(read.answers).toMatchObject([
      { key: digital, row: 2, kind: "accepted", at: new Date("2026-11-22T02:11:12Z") },
      { key: controlled, row: 3, kind: "rejected", message: "购买方税号不存在" },
    ]);
  });

  test("is the same in GB18030 as text, under a preamble and other headings", async () => {
    const text = csv([
      ["国家税务总局 发票补传处理结果", "受理流水号：SL-77"],
      ["*发票号码", "发票代码", "失败原因", "处理状态"],
      [digital, "", "", "处理成功"],
      ["123456", "11002600111", "数据重复", "重复"],
      ["合计", "2", "", ""],
    ]);
    const read = await readAnswer(fileOf([gb18030(text)]), asked);
    expect(read.acceptanceNumbers).toEqual(["SL-77"]);
    expect(read.answers.map(({ key, kind }) => [key, kind])).toEqual([
      [digital, "accepted"],
      [controlled, "duplicate"],
    ]);
  });

  test.each([
    ["成功", "accepted"],
    ["上传成功", "accepted"],
    ["失败", "rejected"],
    ["验签失败", "rejected"],
    ["退回", "rejected"],
    ["重复", "duplicate"],
    ["已存在", "duplicate"],
    ["处理中", "processing"],
    ["受理成功", "processing"],
    ["已受理", "processing"],
  ])("%s means %s", async (said, kind) => {
    const read = await readAnswer(await workbook([[...good.slice(0, 4), said, "", ""]]), asked);
    expect(read.answers).toMatchObject([{ kind }]);
  });

  test.each(["导入成功", "已处理", "是", "", "不成功"])("%s is not understood and answers nothing", async (said) => {
    const read = await readAnswer(await workbook([[...good.slice(0, 4), said, "", ""], bad]), asked);
    expect(read.answers.map(({ key }) => key)).toEqual([controlled]);
    expect(read.damaged).toMatchObject([{ row: 2, problem: { code: "RESULT_NOT_UNDERSTOOD", value: said } }]);
  });

  test("a number that Excel destroyed is told and not guessed", async () => {
    const read = await readAnswer(await workbook([[...good.slice(0, 3), "2.61179909E+19", "成功", "", ""]]), asked);
    expect(read.answers).toEqual([]);
    expect(read.damaged).toMatchObject([{ row: 2, problem: { code: "NUMBER_DESTROYED_BY_EXCEL" } }]);
  });

  test("invoices nobody asked about are named", async () => {
    const read = await readAnswer(await workbook([good, [...bad.slice(0, 2), "00999999", ...bad.slice(3)]]), asked);
    expect(read.others).toEqual({ count: 1, first: [{ row: 3, key: "01100260011100999999" }] });
  });

  test("an invoice that is said to be both is left alone", async () => {
    const read = await readAnswer(await workbook([good, [...good.slice(0, 4), "失败", "作废", ""], good]), asked);
    expect(read.answers).toEqual([]);
    expect(read.damaged[0]).toMatchObject({
      row: 3,
      problem: { code: "ANSWER_CONTRADICTS_ITSELF", facts: { row: "2" } },
    });
  });
});

const exportHeadings =
  "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票".split(
    ",",
  );
const listed = (number: string, status = "正常", source = "电子发票服务平台", total = "1060.00") => [
  ...["1", "", "", number, "91110105MA09XX013J", "北京样例商贸有限公司（测试）", "91110108MA09XX021Q"],
  ...["北京样例科技有限公司（测试）", "2026-11-02 09:17:58", "1000.00", "60.00", total, source],
  ...["数电发票（普通发票）", status, "是"],
];

describe("the bureau's list of all invoices", () => {
  test("holds what stands in it, with the bureau's values, up to when it was exported", async () => {
    const text = csv([
      ["导出时间：2026-11-23 09:30:00 开票日期：2026-11-01 至 2026-11-22"],
      exportHeadings,
      listed(digital),
    ]);
    const read = await readAnswer(textFile(text), asked);
    expect(read).toMatchObject({
      kind: "export",
      exportedAt: new Date("2026-11-23T01:30:00Z"),
      span: { from: "2026-11-01", to: "2026-11-22" },
    });
    expect(read.answers).toMatchObject([
      { key: digital, kind: "found", held: { total: 106_000n, issuedOn: "2026-11-02", status: "normal" } },
    ]);
  });

  test("says nothing of when, where it does not", async () => {
    const read = await readAnswer(await workbook([listed(digital)], exportHeadings), asked);
    expect(read).toMatchObject({ exportedAt: null, span: null });
  });

  test.each([
    ["已作废", "void"],
    ["已红冲-全额", "reversed"],
    ["已红冲-部分", "partly-reversed"],
  ])("%s is %s", async (status, held) => {
    const read = await readAnswer(await workbook([listed(digital, status)], exportHeadings), asked);
    expect(read.answers).toMatchObject([{ held: { status: held } }]);
  });

  test("a row without a state, or whose sum cannot be read, answers nothing", async () => {
    const rows = [listed(digital, ""), [...listed(digital).slice(0, 9), "千元", ...listed(digital).slice(10)]];
    const read = await readAnswer(await workbook(rows, exportHeadings), asked);
    expect(read.answers).toEqual([]);
    expect(read.damaged.map(({ problem }) => problem.code)).toEqual(["STATUS_NOT_UNDERSTOOD", "AMOUNT_MALFORMED"]);
  });
});

describe("what is no answer", () => {
  test("our own package, brought back as it was", async () => {
    const invoice = exampleInvoice("91110105MA09XX013J");
    const file = fileOf([await packageFile([invoice])]);
    await expect(readAnswer(file, new Set([invoice.number]))).rejects.toMatchObject({
      problem: { code: "FILE_IS_PACKAGE" },
    });
  });

  test("a merchant's own list, which proves nothing", async () => {
    const own = ["数电发票号码", "开票日期", "金额", "税额", "价税合计", "发票状态"];
    const file = await workbook([[digital, "2026-11-02", "1000.00", "60.00", "1060.00", "正常"]], own);
    await expect(readAnswer(file, asked)).rejects.toMatchObject({ problem: { code: "ANSWER_NOT_RECOGNISED" } });
  });

  test("some other text, a picture, nothing", async () => {
    await expect(readAnswer(textFile("你好"), asked)).rejects.toMatchObject({
      problem: { code: "ANSWER_NOT_RECOGNISED" },
    });
    await expect(readAnswer(textFile(""), asked)).rejects.toThrow();
  });
});
