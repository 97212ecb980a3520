import { beforeEach, describe, expect, test } from "vitest";
import { workbookOfSheets } from "#domain/table/write-workbook.ts";
import { digitalRow, packageHeadings, packageRow } from "#sandbox/fixtures/package-row.ts";
import { testSandbox } from "#sandbox/fixtures/test-sandbox.ts";
import { seller } from "#sandbox/fixtures/uploaded.ts";

const taxpayer = seller.taxpayerId;
const resultHeadings = "受理流水号,发票代码,发票号码,数电发票号码,处理结果,原因,处理时间";

const sandbox = testSandbox();

beforeEach(async () => {
  await sandbox.control("POST", "books", { taxpayers: [{ ...seller, credit: "5000.00" }] });
});

describe("hand in", () => {
  test("every invoice is judged, its lines summed, and enters the one ledger", async () => {
    const half = { 数量: "5", 金额: "500.00", 税额: "65.00", 价税合计: "565.00" };
    const [headings, ...rows] = await results(
      packageRow(half),
      packageRow(half),
      packageRow(digitalRow),
      packageRow({ 发票号码: "00000002", 税额: "130.01" }),
      packageRow({ 发票号码: "00000003", 发票状态: "已作废" }),
    );
    expect(headings).toBe(resultHeadings);
    const number = rows[0]?.slice(0, 32);
    expect(number).toMatch(/^20261122120000[0-9a-f]{18}$/);
    expect(rows).toEqual([
      `${number},011002600111,00000001,,成功,,2026-11-22 12:00:00`,
      `${number},,,26117000000000000001,成功,,2026-11-22 12:00:00`,
      `${number},011002600111,00000002,,失败,合计金额与合计税额之和不等于价税合计,2026-11-22 12:00:00`,
      `${number},011002600111,00000003,,成功,,2026-11-22 12:00:00`,
    ]);
    expect(await sandbox.effects()).toMatchObject([
      { key: "01100260011100000001", act: "upload", total: "1130.00", upload: number },
      { key: "26117000000000000001", act: "upload" },
      { key: "01100260011100000003", act: "void" },
    ]);
    expect(await sandbox.control("GET", "calls?service=desk/hand-in")).toMatchObject({
      calls: [{ items: 4, status: 200 }],
    });
  });

  test("the second time it is 重复, whatever else the file says", async () => {
    await results(packageRow());
    const [, row] = await results(packageRow({ 购买方名称: "别人" }));
    expect(row).toContain(",重复,发票号码重复，该发票已存在,");
  });

  test.each<[string, Record<string, string>]>([
    ["发票代码有误", { 发票代码: "1100261130" }],
    ["发票号码格式不正确", { 发票号码: "1" }],
    ["数电发票号码格式不正确", { ...digitalRow, 数电发票号码: "12345" }],
    ["发票票种不正确", { 发票票种: "收据" }],
    ["发票状态不正确", { 发票状态: "失控" }],
    ["是否正数发票填写不正确", { 是否正数发票: "" }],
    ["不是该纳税人开具的发票", { 销方识别号: "91110108MA09XX021Q" }],
    ["开票日期格式不正确", { 开票日期: "2026年11月20日" }],
    ["第1行税率不在可用税率范围内", { 税率: "7%" }],
    ["第1行税额误差不能大于0.06", { 税率: "6%" }],
    ["红字发票对应蓝字发票号码不正确", { 是否正数发票: "否", 金额: "-1000.00", 税额: "-130.00", 价税合计: "-1130.00" }],
    ["数电票不能作废，请开具红字发票", { ...digitalRow, 发票状态: "已作废" }],
    ["验签失败", { 发票号码: "00000007" }],
  ])("%s", async (reason, changes) => {
    await sandbox.control("PUT", "settings", { signatureFails: ["01100260011100000007"] });
    expect((await results(packageRow(changes)))[1]).toContain(`,失败,${reason},`);
    expect(await sandbox.effects()).toEqual([]);
  });

  test("credit is spent at the counter as well", async () => {
    const large = { 金额: "6000.00", 税率: "0%", 税额: "0.00", 价税合计: "6000.00", 数量: "", 单价: "" };
    expect((await results(packageRow({ ...digitalRow, ...large })))[1]).toContain("授信额度不足本次开票金额：6000.00");
    expect((await results(packageRow(large)))[1]).toContain(",成功,");
  });

  test("a red invoice says in its remark what it reverses", async () => {
    const red = { 是否正数发票: "否", 数量: "-10", 金额: "-1000.00", 税额: "-130.00", 价税合计: "-1130.00" };
    const remark = { 备注: "对应正数发票代码:011002600111号码:00000009" };
    expect((await results(packageRow({ ...red, ...remark })))[1]).toContain(",成功,");
  });

  test("the bureau's own columns may be blank", async () => {
    const blank = { 发票来源: "", 发票状态: "", 发票风险等级: "", 特定业务类型: "" };
    expect((await results(packageRow(blank)))[1]).toContain(",成功,");
  });

  test("lines of one invoice agree", async () => {
    const rows = await results(packageRow(), packageRow({ 购买方名称: "别人" }));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(",失败,同一发票各行的购买方名称不一致,");
  });

  test("a workbook is read by its sheet 信息汇总表", async () => {
    const sheets = [
      { name: "说明", headings: ["说明"], rows: [[["第一张表不是数据"]]] },
      { name: "信息汇总表", headings: packageHeadings, rows: [[packageRow()]] },
    ];
    const bytes = Buffer.concat(await Array.fromAsync(workbookOfSheets(sheets)));
    expect((await handIn(bytes)).toString("utf8")).toContain(",00000001,,成功,");
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ["缺少列：序号、发票代码", "数电发票号码,金额\r\n"],
    ["文件无法读取：FILE_EMPTY", ""],
    ["文件无法读取", Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37])],
  ])("what is no package is not taken: %s", async (error, body) => {
    const response = await fetch(`${sandbox.controlUrl()}/control/hand-in?taxpayer=${taxpayer}`, {
      method: "POST",
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(error);
  });

  test("the result file can lack lines, have them twice, and be in GBK", async () => {
    const rows = ["1", "2", "3"].map((digit) => packageRow({ 发票号码: `0000000${digit}` }));
    const spoilt = await handIn(csv(rows), "omit=2&twice=01100260011100000003&encoding=gbk");
    expect(spoilt.subarray(0, 3)).not.toEqual(Buffer.from("\uFEFF"));
    const text = new TextDecoder("gbk", { fatal: true }).decode(spoilt);
    expect(text.startsWith(resultHeadings)).toBe(true);
    expect([...text.matchAll(/,(0000000\d),/g)].map(([, number]) => number)).toEqual([
      "00000001",
      "00000003",
      "00000003",
    ]);
    expect(await sandbox.effects()).toHaveLength(3);
  });
});

describe("export", () => {
  test("is what the bureau holds, and says up to when it is complete", async () => {
    await results(packageRow(), packageRow(digitalRow), packageRow({ 发票号码: "00000003", 发票状态: "已作废" }));
    const file = await exported("from=2026-11-01&to=2026-11-30");
    expect(file.startsWith("\uFEFF导出时间：2026-11-22 12:00:00\r\n序号,发票代码,发票号码,数电发票号码,")).toBe(true);
    const lines = file.split("\r\n");
    expect(lines[1]?.split(",")).toHaveLength(19);
    expect(lines.slice(2)).toEqual([
      "1,011002600111,00000001,,91110105MA09XX013J,北京样例商贸有限公司（测试）,91110108MA09XX021Q,北京样例科技有限公司（测试）,2026-11-20,1000.00,130.00,1130.00,增值税发票管理系统,增值税电子普通发票,正常,是,正常,,",
      "2,011002600111,00000003,,91110105MA09XX013J,北京样例商贸有限公司（测试）,91110108MA09XX021Q,北京样例科技有限公司（测试）,2026-11-20,1000.00,130.00,1130.00,增值税发票管理系统,增值税电子普通发票,已作废,是,正常,,",
      "3,,,26117000000000000001,91110105MA09XX013J,北京样例商贸有限公司（测试）,91110108MA09XX021Q,北京样例科技有限公司（测试）,2026-11-20,1000.00,130.00,1130.00,电子发票服务平台,数电发票（普通发票）,正常,是,正常,,",
      "",
    ]);
    expect((await exported("from=2026-11-21&to=2026-11-30")).split("\r\n")).toHaveLength(3);
  });

  test("is refused for nobody and for no days", async () => {
    const ask = (query: string) => fetch(`${sandbox.controlUrl()}/control/export?${query}`);
    expect((await ask("taxpayer=nobody&from=2026-11-01&to=2026-11-30")).status).toBe(404);
    expect((await ask(`taxpayer=${taxpayer}&from=2026-11-01`)).status).toBe(400);
  });
});

function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\uFEFF${[packageHeadings, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`);
}

async function handIn(file: Buffer, query = ""): Promise<Buffer> {
  const url = `${sandbox.controlUrl()}/control/hand-in?taxpayer=${taxpayer}&${query}`;
  const response = await fetch(url, { method: "POST", body: new Uint8Array(file) });
  if (!response.ok) throw new Error(await response.text());
  return Buffer.from(await response.arrayBuffer());
}

async function results(...rows: string[][]): Promise<string[]> {
  const text = (await handIn(csv(rows))).toString("utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  return text.slice(1).trimEnd().split("\r\n");
}

async function exported(days: string): Promise<string> {
  const response = await fetch(`${sandbox.controlUrl()}/control/export?taxpayer=${taxpayer}&${days}`);
  return Buffer.from(await response.arrayBuffer()).toString("utf8");
}
