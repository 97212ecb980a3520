import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { findHeader, headingOf } from "./columns.ts";
import { columnFields } from "./headings.ts";

/** 全量发票查询, 信息汇总表 (§5.1). */
const lineExport =
  "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,税收分类编码,特定业务类型,货物或应税劳务名称,规格型号,单位,数量,单价,金额,税率,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票,发票风险等级,开票人,备注";
/** 抵扣勾选, below a line of its own. */
const choosing =
  "序号,勾选状态,数电发票号码,发票代码,发票号码,开票日期,销售方纳税人识别号,销售方纳税人名称,金额,税额,有效抵扣税额,发票状态,勾选时间,发票来源,发票票种,发票风险等级";
const deviceExport =
  "发票代码,发票号码,购方企业名称,购方税号,银行账号,地址电话,开票日期,商品编码版本号,单据号,商品名称,规格,单位,数量,单价,金额,税率,税额,税收分类编码";
const erpExport = "数电号码,购方企业名称,购方税号,销方企业名称,销方税号,商品名称,金额,税额,价税合计";
const issueTemplate =
  "发票流水号,发票类型,特定业务类型,是否含税,受票方自然人标识,购买方名称,证件类型,购买方纳税人识别号,备注,放弃享受减按1%征收率原因,收款人,复核人";
const issueTemplateLines =
  "发票流水号,项目名称,商品和服务税收编码,规格型号,单位,数量,单价,金额,税率,折扣金额,是否使用优惠政策";

const cells = (line: string) => line.split(",");
const problemOf = (...lines: string[]) => {
  try {
    findHeader(lines.map(cells));
  } catch (error) {
    return (error as UnreadableFile).problem;
  }
  throw new Error("a header was found");
};

describe("known exports", () => {
  test("the bureau's line-level list", () => {
    const { columns, missing, extra } = findHeader([cells(lineExport)]);
    expect(columns).toEqual({
      code: 1,
      number: 2,
      digitalNumber: 3,
      sellerTaxpayerId: 4,
      sellerName: 5,
      buyerTaxpayerId: 6,
      buyerName: 7,
      issuedOn: 8,
      classification: 9,
      itemName: 11,
      specification: 12,
      unit: 13,
      quantity: 14,
      unitPrice: 15,
      amount: 16,
      rate: 17,
      tax: 18,
      total: 19,
      kind: 21,
      status: 22,
      positive: 23,
      drawer: 25,
      remark: 26,
    });
    expect({ missing, extra }).toEqual({ missing: [], extra: [] });
  });

  test("a deduction list below its period, a device's and an ERP's", () => {
    const chosen = findHeader([cells("税款所属期：202504"), [""], cells(choosing)]);
    expect(chosen.rowNumber).toBe(3);
    expect(chosen.columns).toMatchObject({ digitalNumber: 2, sellerTaxpayerId: 6, sellerName: 7 });
    expect(chosen.extra).toEqual([]);
    expect(findHeader([cells(deviceExport)])).toMatchObject({
      columns: { itemName: 9, specification: 10 },
      missing: ["发票票种"],
      extra: [],
    });
    expect(findHeader([cells(erpExport)]).columns).toMatchObject({
      digitalNumber: 0,
      sellerTaxpayerId: 4,
      itemName: 5,
    });
  });

  test("the bureau's template for issuing is refused by name, both its sheets", () => {
    expect(problemOf(issueTemplate).code).toBe("FILE_IS_ISSUE_TEMPLATE");
    expect(problemOf("批量开票模板", issueTemplateLines).code).toBe("FILE_IS_ISSUE_TEMPLATE");
  });
});

describe("the header is found by what it says", () => {
  test("under a title, totals and blank rows, and however it is dressed", () => {
    const rows = [
      ["北京样例商贸有限公司 发票清单"],
      [""],
      ["合计", "3 张"],
      ["* 数电票\n号码", "＊开票日期：", "金额（元）", " 税额(元) ", "价税合计（小写）", "\uFEFF购方识别号"],
    ];
    expect(findHeader(rows)).toMatchObject({
      rowNumber: 4,
      columns: { digitalNumber: 0, issuedOn: 1, amount: 2, tax: 3, total: 4, buyerTaxpayerId: 5 },
    });
  });

  test("a row of values that happens to hold a heading is not it", () => {
    const rows = [
      ["发票号码", "以下为清单"],
      ["发票号码", "开票日期", "金额", "税额"],
      ["00012345", "2025-04-28", "1.00", "0.06"],
    ];
    expect(findHeader(rows).rowNumber).toBe(2);
  });

  test("a number column alone is enough, the rest may come from the ledger", () => {
    const header = findHeader([["发票号码", "失败原因"]]);
    expect(header.columns).toEqual({ number: 0, transferReason: 1 });
    expect(header.missing).toEqual([
      "开票日期",
      "发票票种",
      "购方识别号",
      "购买方名称",
      "项目名称",
      "税率",
      "金额",
      "税额",
      "价税合计",
    ]);
  });

  test("of amount, tax and total two are enough", () => {
    expect(findHeader([["发票号码", "金额", "税额"]]).missing).not.toContain("价税合计");
    expect(findHeader([["发票号码", "价税合计"]]).missing).toEqual(expect.arrayContaining(["金额", "税额"]));
  });
});

describe("no header", () => {
  test("without a number column it says what is missing and what is unknown", () => {
    expect(problemOf("客户,开票日期,金额,税额")).toEqual({
      code: "COLUMNS_MISSING",
      severity: "reject",
      field: "file",
      facts: { missing: "数电发票号码、发票票种、购方识别号、购买方名称、项目名称、税率", extra: "客户" },
    });
  });

  test("with nothing known it says how the file begins", () => {
    expect(problemOf("", "你好,世界")).toMatchObject({ code: "HEADER_NOT_FOUND", facts: { seen: "你好 世界" } });
    expect(problemOf("").code).toBe("HEADER_NOT_FOUND");
    expect(() => findHeader([])).toThrow(UnreadableFile);
  });
});

test("repeated and hostile headings do no harm", () => {
  const { columns, extra } = findHeader([
    ["__proto__", "constructor", "金额", "toString", "金额", "发票号码", "hasOwnProperty"],
  ]);
  expect(columns).toEqual({ amount: 2, number: 5 });
  expect(extra).toEqual(["__proto__", "constructor", "toString", "金额", "hasOwnProperty"]);
  expect(Object.getPrototypeOf(columns)).toBe(Object.prototype);
});

test("every column is found under the name we ask for it", () => {
  for (const field of columnFields)
    expect(findHeader([[headingOf(field), "发票号码", "数电发票号码"]]).columns[field]).toBeDefined();
});
