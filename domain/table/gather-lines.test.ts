import { describe, expect, test } from "vitest";
import { textFile } from "./example-file.ts";
import type { TableRow } from "./read-rows.ts";
import { readTable } from "./read-table.ts";

const exported =
  "序号,数电发票号码,开票日期,购方识别号,购买方名称,货物或应税劳务名称,规格型号,单位,数量,单价,金额,税率,税额,价税合计,发票来源,发票票种";
const erp = "数电发票号码,开票日期,购买方名称,项目名称,数量,单价,金额,税率,税额,价税合计";
const buyer = "91110108MA09XX021Q,北京样例科技有限公司（测试）";

async function read(...lines: string[]): Promise<TableRow[]> {
  const { rows } = await readTable(textFile(`${lines.join("\n")}\n`));
  return (await Array.fromAsync(rows)).flat();
}

const shape = ({ rowNumber, kind, partOf, draft, problems }: TableRow) => ({
  row: rowNumber,
  kind,
  ...(partOf && { partOf }),
  ...(kind === "data" && { sums: `${draft.amount} ${draft.tax} ${draft.total}`, lines: draft.lines.length }),
  ...(problems.length > 0 && { problems: problems.map(({ code }) => code) }),
});

describe("the bureau's export, a row a line", () => {
  const line = (serial: number, end: string, sums: string) =>
    `${serial},2511200000999000${end},2025-04-29 10:00:00,${buyer},*餐饮服务*餐费,,次,,,${sums},电子发票服务平台,数电发票（普通发票）`;

  test("a discount is one more line, and the sums are those of all", async () => {
    const rows = await read(
      exported,
      line(1, "0022", "97.09,6%,12.61,109.70"),
      line(2, "0022", "-6.82,6%,-0.88,-7.70"),
      line(3, "0033", "10.00,6%,0.60,10.60"),
    );
    expect(rows.map(shape)).toEqual([
      { row: 2, kind: "data", sums: "90.27 11.73 102.00", lines: 2 },
      { row: 3, kind: "part", partOf: 2 },
      { row: 4, kind: "data", sums: "10.00 0.60 10.60", lines: 1 },
    ]);
    expect(rows[0]?.draft.lines.map(({ amount, nature }) => [amount, nature])).toEqual([
      ["97.09", "02"],
      ["-6.82", "01"],
    ]);
    expect(rows[0]?.repairs).toContainEqual({ code: "LINES_GATHERED", field: "lines", raw: "2–3", value: "2" });
    expect(rows[1]?.cells[1]).toBe("25112000009990000022");
  });

  test("two equal lines are two lines", async () => {
    const rows = await read(exported, line(1, "0022", "50.00,6%,3.00,53.00"), line(2, "0022", "50.00,6%,3.00,53.00"));
    expect(rows.map(shape)).toEqual([
      { row: 2, kind: "data", sums: "100.00 6.00 106.00", lines: 2 },
      { row: 3, kind: "part", partOf: 2 },
    ]);
  });

  test("a line that cannot be read keeps the whole invoice back, at its place", async () => {
    const [whole, part] = await read(
      exported,
      line(1, "0022", "50.00,6%,3.00,53.00"),
      line(2, "0022", "abc,6%,3.00,53.00"),
    );
    expect(whole?.draft.amount).toBe("abc");
    expect(part?.kind).toBe("part");
  });
});

describe("a tax-control device's export", () => {
  const device =
    "发票代码,发票号码,购方企业名称,购方税号,开票日期,商品编码版本号,单据号,商品名称,规格,单位,数量,单价,金额,税率,税额";

  test("continuation lines leave code and number blank; 小计 ends an invoice", async () => {
    const rows = await read(
      "增值税发票清单",
      device,
      "011002300104,00012345,北京样例科技有限公司（测试）,91110108MA09XX021Q,2023-06-30,33.0,A1,*餐饮服务*餐费,,次,1,97.09,97.09,3%,2.91",
      ",,,,,,,*餐饮服务*酒水,,次,1,100.00,100.00,3%,3.00",
      "小计,,,,,,,,,,,,197.09,,5.91",
      "011002300104,00012346,北京样例科技有限公司（测试）,91110108MA09XX021Q,2023-06-30,33.0,A2,*餐饮服务*餐费,,次,1,10.00,10.00,3%,0.30",
      "份数：2",
    );
    expect(rows.map(shape)).toEqual([
      { row: 3, kind: "data", sums: "197.09 5.91 203.00", lines: 2 },
      { row: 4, kind: "part", partOf: 3 },
      { row: 5, kind: "footer" },
      { row: 6, kind: "data", sums: "10.00 0.30 10.30", lines: 1 },
      { row: 7, kind: "footer" },
    ]);
  });
});

describe("an ERP's list", () => {
  const line = (name: string, values: string) => `25112000009990000011,2025-04-28,北京样例科技,${name},${values}`;

  test("a total written beside every line is the invoice's", async () => {
    const rows = await read(
      erp,
      line("*服务*甲", "1,1000.00,1000.00,6%,60.00,1590.00"),
      line("*服务*乙", "1,500.00,500.00,6%,30.00,1590.00"),
    );
    expect(rows.map(shape)[0]).toEqual({ row: 2, kind: "data", sums: "1500.00 90.00 1590.00", lines: 2 });
  });

  test("totals that belong to nothing are refused", async () => {
    const [whole] = await read(
      erp,
      line("*服务*甲", "1,1000.00,1000.00,6%,60.00,1060.00"),
      line("*服务*乙", "1,500.00,500.00,6%,30.00,1590.00"),
    );
    expect(whole?.problems.map(({ code, facts }) => [code, facts])).toEqual([
      ["LINES_DO_NOT_ADD_UP", { rows: "2–3", sum: "1590.00" }],
    ]);
  });

  test("equal sums in every row may be the invoice's own, so they are not added up", async () => {
    const [whole] = await read(
      erp,
      line("*服务*甲", ",,1000.00,6%,60.00,1060.00"),
      line("*服务*乙", ",,1000.00,6%,60.00,1060.00"),
    );
    expect(whole?.problems.map(({ code }) => code)).toEqual(["LINES_AMBIGUOUS"]);
  });

  test("unless quantity and price show that they are the line's", async () => {
    const [whole] = await read(
      erp,
      line("*服务*甲", "2,500.00,1000.00,6%,60.00,1060.00"),
      line("*服务*乙", "4,250.00,1000.00,6%,60.00,1060.00"),
    );
    expect(whole && shape(whole)).toEqual({ row: 2, kind: "data", sums: "2000.00 120.00 2120.00", lines: 2 });
  });

  test("one item with two amounts may be a line and its correction", async () => {
    const [whole] = await read(
      erp,
      line("*服务*甲", ",,1000.00,6%,60.00,1060.00"),
      line("*服务*甲", ",,500.00,6%,30.00,530.00"),
    );
    expect(whole?.problems.map(({ code }) => code)).toEqual(["LINES_AMBIGUOUS"]);
  });

  test("an item and its discount are two lines", async () => {
    const [whole] = await read(
      erp,
      line("*服务*甲", ",,1000.00,6%,60.00,1060.00"),
      line("*服务*甲", ",,-500.00,6%,-30.00,-530.00"),
    );
    expect(whole && shape(whole)).toEqual({ row: 2, kind: "data", sums: "500.00 30.00 530.00", lines: 2 });
  });

  test("a row written twice is a row twice, and not two lines", async () => {
    const twice = line("*服务*甲", "1,1000.00,1000.00,6%,60.00,1060.00");
    expect((await read(erp, twice, twice)).map(({ kind }) => kind)).toEqual(["data", "data"]);
  });

  test.each([
    ["another date", "25112000009990000011,2025-04-29,北京样例科技,*服务*乙,1,500.00,500.00,6%,30.00,530.00"],
    ["another buyer", "25112000009990000011,2025-04-28,北京别家,*服务*乙,1,500.00,500.00,6%,30.00,530.00"],
    ["another number", "25112000009990000012,2025-04-28,北京样例科技,*服务*乙,1,500.00,500.00,6%,30.00,530.00"],
    ["digits destroyed", "2.5112E+19,2025-04-28,北京样例科技,*服务*乙,1,500.00,500.00,6%,30.00,530.00"],
  ])("%s is another invoice", async (_, other) => {
    const rows = await read(erp, line("*服务*甲", "1,1000.00,1000.00,6%,60.00,1060.00"), other);
    expect(rows.map(({ kind }) => kind)).toEqual(["data", "data"]);
  });

  test("numbers that Excel has destroyed alike are not one invoice", async () => {
    const lost = "2.5112E+19,2025-04-28,北京样例科技,*服务*甲,1,1000.00,1000.00,6%,60.00,1060.00";
    const zeroed = lost.replace("2.5112E+19", "25112000009990000000");
    const rows = await read(erp, lost, lost.replace("甲", "乙"), zeroed, zeroed.replace("甲", "乙"));
    expect(rows.map(({ kind }) => kind)).toEqual(["data", "data", "data", "data"]);
  });
});

test("a list without lines keeps its rows apart", async () => {
  const rows = await read(
    "数电发票号码,开票日期,金额,税额,价税合计",
    "25112000009990000011,2025-04-28,1000.00,60.00,1060.00",
    "25112000009990000011,2025-04-28,500.00,30.00,530.00",
  );
  expect(rows.map(({ kind }) => kind)).toEqual(["data", "data"]);
});

test("an invoice of more lines than there can be is refused for them, and the rest of it is not held", async () => {
  const rows = await read(
    erp,
    ...Array.from(
      { length: 2_500 },
      (_, index) => `25112000009990000011,2025-04-28,北京样例科技,*服务*${index},1,1.00,1.00,6%,0.06,1.06`,
    ),
    "25112000009990000012,2025-04-28,北京样例科技,*服务*乙,1,500.00,500.00,6%,30.00,530.00",
  );
  expect(rows.map(({ kind }) => kind).filter((kind) => kind === "data")).toHaveLength(2);
  expect(rows.filter(({ partOf }) => partOf === 2)).toHaveLength(2_499);
  expect(rows[0]?.draft.lines).toHaveLength(2_001);
});
