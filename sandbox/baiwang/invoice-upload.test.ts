import { describe, expect, test } from "vitest";
import { baiwangCounter, taxNo } from "#sandbox/fixtures/baiwang-counter.ts";
import { coded, detail, redItem } from "#sandbox/fixtures/coded.ts";
import { testSandbox } from "#sandbox/fixtures/test-sandbox.ts";
import { seller } from "#sandbox/fixtures/uploaded.ts";

const sandbox = testSandbox();
const baiwang = baiwangCounter(sandbox);

describe("upload", () => {
  test("is taken in item by item, processed later, and answered under one number", async () => {
    await sandbox.control("PUT", "settings", { processingMs: 60_000 });
    const { success, fail } = await baiwang.upload([
      coded(),
      coded({ invoiceNo: "00000002", invoiceTotalTax: "130.01" }),
    ]);
    expect(success).toMatchObject([{ serialNo: "01100260011100000001", invoiceNo: "00000001" }]);
    expect(fail).toEqual([
      {
        serialNo: "01100260011100000002",
        invoiceCode: "011002600111",
        invoiceNo: "00000002",
        code: "10010",
        message: "合计金额与合计税额之和不等于价税合计",
      },
    ]);
    const acceptNo = String(success[0]?.acceptNo);
    expect(await baiwang.query({ acceptNo })).toMatchObject({
      list: [{ uploadStatus: "3", uploadTime: "" }],
      dataTime: "20261122115959",
    });
    await sandbox.control("POST", "clock", { advanceMs: 60_000 });
    expect(await baiwang.query({ acceptNo })).toEqual({
      list: [
        {
          serialNo: "01100260011100000001",
          invoiceTypeCode: "026",
          invoiceCode: "011002600111",
          invoiceNo: "00000001",
          invoiceDate: "20261120103000",
          buyerTaxNo: "91110108MA09XX021Q",
          buyerName: "北京样例科技有限公司（测试）",
          invoiceTotalPrice: "1000.00",
          invoiceTotalTax: "130.00",
          invoiceTotalPriceTax: "1130.00",
          invoiceStatus: "00",
          uploadStatus: "1",
          uploadMessage: "上传成功",
          uploadTime: "20261122120100",
        },
      ],
      dataTime: "20261122120100",
    });
    expect(await sandbox.effects()).toMatchObject([{ key: "01100260011100000001", act: "upload", total: "1130.00" }]);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ["70169", "购方名称（buyerName）不能为空", { buyerName: "" }],
    ["70169", "流水号（serialNo）不能为空", { serialNo: "" }],
    ["70169", "发票明细（invoiceDetailsList）不能为空", { invoiceDetailsList: [] }],
    ["20019", "发票类型代码999不正确", { invoiceTypeCode: "999" }],
    ["20019", "发票类型代码与发票代码不一致", { invoiceTypeCode: "004" }],
    ["10010", "发票代码有误", { invoiceCode: "011002600199" }],
    ["10010", "发票号码格式不正确", { invoiceNo: "1" }],
    ["10010", "校验码格式不正确", { checkCode: "123456" }],
    ["10010", "开票日期格式不正确", { invoiceDate: "20260230103000" }],
    ["10010", "开票日期不能晚于当前日期", { invoiceDate: "20261123000000" }],
    ["10010", "销方税号与taxNo不一致", { sellerTaxNo: "91110108MA09XX021Q" }],
    ["10010", "销售方名称与登记信息不一致", { sellerName: "别家" }],
    ["10010", "第1行含税标志不正确，金额须为不含税金额", { invoiceDetailsList: [{ ...detail, priceTaxMark: "1" }] }],
    ["10010", "第1行税率不在可用税率范围内", { invoiceDetailsList: [{ ...detail, goodsTaxRate: "13%" }] }],
    ["10010", "明细金额合计不等于合计金额", { invoiceDetailsList: [detail, detail] }],
    ["70035", "红字标志不正确", { redFlag: "2" }],
    ["70035", "蓝字发票不能填写红字确认单信息", { originalInvoiceCode: "011002600111", originalInvoiceNo: "00000009" }],
    ["70035", "红字发票金额须为负数", { redFlag: "1" }],
    ["70035", "红字发票对应蓝字发票号码不正确", { ...redItem, originalInvoiceNo: "" }],
    ["70035", "红字发票信息表编号不正确", { ...redItem, redInfoNo: "1101" }],
    [
      "70035",
      "红字发票信息表编号不正确",
      { ...redItem, invoiceTypeCode: "004", invoiceCode: "1100261130", originalInvoiceCode: "", originalInvoiceNo: "" },
    ],
  ])("objects: %s %s", async (code, message, changes) => {
    expect((await baiwang.upload([coded(changes)])).fail).toMatchObject([{ code, message }]);
    expect(await sandbox.effects()).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a red 普票 by its blue number", redItem],
    [
      "a red 专票 by its 信息表",
      {
        ...redItem,
        invoiceTypeCode: "004",
        invoiceCode: "1100261130",
        redInfoNo: "1101052611000001",
        originalInvoiceCode: "",
        originalInvoiceNo: "",
      },
    ],
    ["a line without a rate", rated("", "130.00", "1130.00")],
    ["an old rate", { invoiceDate: "20180401000000", ...rated("0.17", "170.00", "1170.00") }],
    ["a 卷票", { invoiceTypeCode: "025", invoiceCode: "011002600106" }],
    ["a 电子专票", { invoiceTypeCode: "028", invoiceCode: "011002600113", checkCode: "" }],
    ["a person as buyer", { buyerName: "个人", buyerTaxNo: "" }],
  ])("takes in %s", async (_what, changes) => {
    expect((await baiwang.upload([coded(changes)])).fail).toEqual([]);
    expect(await sandbox.effects()).toHaveLength(1);
  });

  test("a red invoice is measured by the blue one it holds", async () => {
    await baiwang.upload([coded({ invoiceNo: "00000009", ...rated("0.13", "130.00", "1130.00") })]);
    const tooMuch = { ...redItem, ...rated("0.13", "-260.00", "-2260.00", "-2000.00") };
    expect((await baiwang.upload([coded(tooMuch)])).fail).toMatchObject([
      { code: "70035", message: "红字发票金额超过对应蓝字发票金额" },
    ]);
    expect((await baiwang.upload([coded(redItem)])).fail).toEqual([]);
  });

  test("an invoice is taken in once: in one call, in work, and held", async () => {
    await sandbox.control("PUT", "settings", { processingMs: 60_000 });
    const twice = await baiwang.upload([coded(), coded()]);
    expect(twice.success).toHaveLength(1);
    expect(twice.fail).toMatchObject([{ code: "10003" }]);
    expect((await baiwang.upload([coded()])).fail).toMatchObject([{ code: "10003" }]);
    await sandbox.control("POST", "clock", { advanceMs: 60_000 });
    expect((await baiwang.upload([coded({ buyerName: "" })])).fail).toMatchObject([{ code: "70169" }]);
    expect((await baiwang.upload([coded({ invoiceTotalTax: "130.01" })])).fail).toMatchObject([{ code: "10003" }]);
    expect(await sandbox.effects()).toHaveLength(1);
  });

  test("what is no item is refused by itself", async () => {
    const { success, fail } = await baiwang.upload([coded(), 7, null]);
    expect(success).toHaveLength(1);
    expect(fail).toMatchObject([{ serialNo: "", code: "70169" }, { code: "70169" }]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["no taxNo", { taxNo: "" }, "70169"],
    ["another type", { invoiceUploadType: "1" }, "100003"],
    ["no list", { invoiceList: {} }, "70169"],
    ["51 items", { invoiceList: Array.from({ length: 51 }, () => coded()) }, "100003"],
  ])("with %s the call is refused as a whole", async (_what, changes, code) => {
    const content = { taxNo, invoiceUploadType: "3", invoiceList: [coded()], ...changes };
    expect(await baiwang.ask("baiwang.invoice.upload", content)).toMatchObject({
      success: false,
      errorResponse: { code },
    });
  });

  test("what the bureau finds later: a closed period, a signature that does not verify", async () => {
    await sandbox.control("PUT", "settings", { closedBefore: "2026-11-20", signatureFails: ["01100260011100000002"] });
    const late = { invoiceNo: "00000003", invoiceDate: "20261119103000" };
    const { success } = await baiwang.upload([coded(), coded({ invoiceNo: "00000002" }), coded(late)]);
    expect(await baiwang.query({ acceptNo: success[0]?.acceptNo })).toMatchObject({
      list: [
        { uploadStatus: "1" },
        { uploadStatus: "4", uploadMessage: "验签失败" },
        { uploadStatus: "2", uploadMessage: "该发票所属期已确认，已超过上传期限，请按规定重新开具" },
      ],
    });
    expect(await sandbox.effects()).toHaveLength(1);
    expect(await baiwang.queryOne("00000002")).toMatchObject({ list: [{ uploadStatus: "4" }] });
  });

  test("a share of signatures fails, the same ones for the same seed", async () => {
    const items = Array.from({ length: 40 }, (_, index) => coded({ invoiceNo: String(10_000_000 + index) }));
    const failedWith = async (seed: number) => {
      await sandbox.control("POST", "reset", { seed });
      await sandbox.control("POST", "books", { taxpayers: [seller] });
      await sandbox.control("PUT", "settings", { processingMs: 0, signatureFails: 0.5 });
      await baiwang.signIn();
      await baiwang.upload(items);
      return (await sandbox.effects()).map(({ key }) => key);
    };
    const first = await failedWith(1);
    expect(first.length).toBeGreaterThan(8);
    expect(first.length).toBeLessThan(32);
    expect(await failedWith(1)).toEqual(first);
    expect(await failedWith(2)).not.toEqual(first);
  });
});

describe("a voided invoice", () => {
  const voided = (changes: Record<string, unknown> = {}) =>
    coded({ invoiceTypeCode: "007", invoiceCode: "1100261360", voidDate: "20261121090000", ...changes });

  test("is marked where it is held, and counted apart", async () => {
    await baiwang.upload([voided({ voidDate: undefined })]);
    const { success } = await baiwang.upload([voided()], "4");
    expect(await baiwang.query({ acceptNo: success[0]?.acceptNo })).toMatchObject({
      list: [{ invoiceStatus: "02", uploadStatus: "1" }],
    });
    expect(await baiwang.queryOne("00000001", "1100261360")).toMatchObject({ list: [{ invoiceStatus: "02" }] });
    expect(await sandbox.effects()).toMatchObject([{ act: "upload" }, { act: "void" }]);
    expect((await baiwang.upload([voided()], "4")).fail).toMatchObject([{ code: "10003" }]);
    expect((await baiwang.upload([voided()])).fail).toMatchObject([{ code: "10003" }]);
  });

  test("is entered as voided where it is not held", async () => {
    await baiwang.upload([voided()], "4");
    expect(await baiwang.queryOne("00000001", "1100261360")).toMatchObject({ list: [{ invoiceStatus: "02" }] });
    expect(await sandbox.effects()).toMatchObject([{ act: "void", total: "1130.00" }]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["another amount", rated("0.13", "65.00", "565.00", "500.00"), "作废信息与原发票不一致"],
    ["another month", { invoiceDate: "20261031000000" }, "跨月发票不能作废，请开具红字发票"],
    ["a day before its issue", { voidDate: "20261119000000" }, "作废日期不正确"],
    ["a day to come", { voidDate: "20261123000000" }, "作废日期不能晚于当前日期"],
  ])("is refused with %s", async (_what, changes, uploadMessage) => {
    await baiwang.upload([voided({ voidDate: undefined })]);
    const { success } = await baiwang.upload([voided(changes)], "4");
    expect(await baiwang.query({ acceptNo: success[0]?.acceptNo })).toMatchObject({
      list: [{ uploadStatus: "2", uploadMessage }],
    });
  });

  test("needs a day", async () => {
    expect((await baiwang.upload([voided({ voidDate: "" })], "4")).fail).toMatchObject([{ code: "70169" }]);
  });
});

function rated(goodsTaxRate: string, tax: string, total: string, amount = "1000.00") {
  return {
    invoiceTotalPrice: amount,
    invoiceTotalTax: tax,
    invoiceTotalPriceTax: total,
    invoiceDetailsList: [
      { ...detail, goodsQuantity: "", goodsPrice: "", goodsTotalPrice: amount, goodsTaxRate, goodsTotalTax: tax },
    ],
  };
}
