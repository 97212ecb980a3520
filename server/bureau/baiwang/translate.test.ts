import { describe, expect, test } from "vitest";
import type { InvoiceText } from "#domain/invoice.ts";
import { invoiceKindCodes } from "#domain/invoice-kind.ts";
import { causeOf } from "#domain/missing-cause.ts";
import { recorded } from "#server/bureau/baiwang/fixtures/recorded.ts";
import {
  errorReply,
  instantIn,
  isCarried,
  resultReplies,
  statusReply,
  toHeld,
  toPage,
  toWire,
  uploadReplies,
} from "#server/bureau/baiwang/translate.ts";
import { querySchema, uploadSchema, type WireRecord } from "#server/bureau/baiwang/wire.ts";
import { sampleDeviceInvoice, sampleInvoice, sampleLine } from "#server/bureau/fixtures/sample-invoice.ts";

const keys = [1, 2, 3, 4, 5, 6, 7].map((serial) => `0110026001110000000${serial}`);
const key = "01100260011100000001";

describe("invoice → baiwang.invoice.upload", () => {
  test("carries the invoice as it is", () => {
    const wire = toWire(sampleDeviceInvoice(1, { remark: "合同 7" }));
    expect(wire).toMatchObject({
      serialNo: key,
      invoiceTypeCode: "026",
      invoiceCode: "011002600111",
      invoiceNo: "00000001",
      invoiceDate: "20261120103000",
      checkCode: "16197833567414507415",
      sellerTaxNo: "91110105MA09XX013J",
      buyerTaxNo: "91110108MA09XX021Q",
      invoiceTotalPrice: "1000.00",
      invoiceTotalTax: "60.00",
      invoiceTotalPriceTax: "1060.00",
      drawer: "王样例",
      remarks: "合同 7",
      redFlag: "0",
      originalInvoiceCode: "",
      originalInvoiceNo: "",
      redInfoNo: "",
    });
    expect(wire).not.toHaveProperty("voidDate");
    expect(wire.invoiceDetailsList).toEqual([
      {
        goodsLineNo: "1",
        goodsLineNature: "0",
        goodsCode: "3040203000000000000",
        goodsName: "*信息技术服务*技术服务费",
        goodsSpecification: "",
        goodsUnit: "次",
        goodsQuantity: "1",
        goodsPrice: "1000",
        goodsTotalPrice: "1000.00",
        goodsTaxRate: "0.06",
        goodsTotalTax: "60.00",
        priceTaxMark: "0",
      },
    ]);
  });

  test("fills what an invoice need not carry", () => {
    const wire = toWire(sampleDeviceInvoice(1, { drawer: "", issuedTime: "" }));
    expect(wire).toMatchObject({ drawer: "北京样例商贸有限公司（测试）", invoiceDate: "20261120000000" });
  });

  test.each([
    ["01", "1100261130", "004"],
    ["04", "1100263130", "007"],
    ["08", "011002600113", "028"],
    ["10", "011002600111", "026"],
    ["11", "011002600107", "025"],
  ] as const)("kind %s is %s", (kind, code, typeCode) => {
    expect(toWire(sampleDeviceInvoice(1, { kind, code })).invoiceTypeCode).toBe(typeCode);
  });

  test("other kinds do not go this way", () => {
    expect(invoiceKindCodes.filter(isCarried)).toEqual(["01", "04", "08", "10", "11"]);
    expect(() => toWire(sampleInvoice(1))).toThrow("82");
  });

  test("a red invoice names its blue one", () => {
    const wire = toWire(
      sampleDeviceInvoice(2, {
        red: { blueNumber: key, confirmationNumber: "1101052611000001", confirmationId: "" },
      }),
    );
    expect(wire).toMatchObject({
      redFlag: "1",
      originalInvoiceCode: "011002600111",
      originalInvoiceNo: "00000001",
      redInfoNo: "1101052611000001",
    });
  });

  test.each([
    ["2026-11-20", "20261120103000"],
    ["2026-11-21", "20261121000000"],
    ["2026-11-20 18:05:00", "20261120180500"],
  ])("voided %s", (voidedAt, voidDate) => {
    expect(toWire(sampleDeviceInvoice(1, { voidedAt })).voidDate).toBe(voidDate);
  });

  test.each([
    [{ rate: "0.13" }, { goodsTaxRate: "0.13" }],
    [{ rate: "免税" }, { goodsTaxRate: "0" }],
    [{ rate: "***" }, { goodsTaxRate: "" }],
    [{ nature: "01" }, { goodsLineNature: "1" }],
    [{ nature: "02" }, { goodsLineNature: "2" }],
    [{ classification: "" }, { goodsCode: "" }],
  ] as const)("line with %o", (changes: Partial<InvoiceText["lines"][number]>, expected) => {
    const [line] = toWire(sampleDeviceInvoice(1, { lines: [{ ...sampleLine, ...changes }] })).invoiceDetailsList;
    expect(line).toMatchObject(expected);
  });
});

describe("replies to an upload", () => {
  test("each invoice has its own, and of what stands in neither list or in both nobody knows", () => {
    const replies = uploadReplies(keys, uploadSchema.parse(recorded("upload-partial")));
    const unknown = { kind: "lost", cause: "garbage" };
    expect([...replies.values()]).toEqual([
      { kind: "received", acceptanceNumber: "BW20261122000001" },
      { kind: "rejected", code: "70169", message: "必填字段为空：购方名称" },
      { kind: "duplicate", message: "发票已存在" },
      { kind: "unknown-code", code: "20020", message: "终端信息不存在" },
      unknown,
      unknown,
      unknown,
    ]);
  });

  test("lists that are missing are empty", () => {
    expect(uploadReplies([key], uploadSchema.parse({ success: null })).get(key)?.kind).toBe("lost");
  });
});

describe("replies to the call as a whole", () => {
  test.each([
    ["100007", { kind: "refused-us", status: 401 }],
    ["10008", { kind: "result-expired" }],
    ["20023", { kind: "unknown-code", code: "20023", message: "说明" }],
    ["77", { kind: "unknown-code", code: "77", message: "说明" }],
  ])("%s", (code, reply) => {
    expect(errorReply({ code, message: "说明", subCode: "", subMessage: "" })).toEqual(reply);
  });
});

describe("results", () => {
  test("each invoice has its own", () => {
    const replies = resultReplies([...keys, "01100260011100000008"], querySchema.parse(recorded("query-results")));
    const bureauTime = new Date("2026-11-22T10:15:30+08:00");
    expect([...replies.values()]).toEqual([
      { kind: "accepted", warnings: [], bureauTime },
      { kind: "accepted", warnings: ["上传成功，提示：第1行税收分类编码为空"], bureauTime },
      { kind: "processing" },
      { kind: "processing" },
      { kind: "rejected", code: "2", message: "离线开票时间超限" },
      { kind: "rejected", code: "4", message: "验签失败：税控设备返回 08" },
      { kind: "unknown-code", code: "9", message: "待人工复核" },
      { kind: "processing" },
    ]);
  });

  test("one that was there already is found out late, and in words", () => {
    const list = [{ ...found, uploadStatus: "2", uploadMessage: "10003 发票已存在" }];
    expect(resultReplies([key], { list, dataTime: "" }).get(key)?.kind).toBe("duplicate");
  });

  test.each(["", "税控设备返回 08", "发票验签失败"])("验签失败 saying %j is known for what it is", (uploadMessage) => {
    const reply = resultReplies([key], { list: [{ ...found, uploadStatus: "4", uploadMessage }], dataTime: "" }).get(
      key,
    );
    expect(reply?.kind === "rejected" && causeOf(reply.message)).toBe("SIGNATURE_FAILED");
  });
});

const found = querySchema.parse(recorded("query-found")).list[0] as WireRecord;
const asked = { number: "00000001", code: "011002600111" };

describe("one invoice", () => {
  const watermark = new Date("2026-11-22T10:16:00+08:00");
  const statusOf = (uploadStatus: string) =>
    statusReply(asked, { list: [{ ...found, uploadStatus }], dataTime: "20261122101600" });

  test("found, with its values in fen", () => {
    expect(statusReply(asked, querySchema.parse(recorded("query-found")))).toEqual({
      kind: "found",
      held: {
        key,
        kind: "10",
        issuedOn: "2026-11-20",
        buyerTaxpayerId: "91110108MA09XX021Q",
        buyerName: "北京样例科技有限公司（测试）",
        amount: 100_000n,
        tax: 6_000n,
        total: 106_000n,
        status: "normal",
      },
    });
  });

  test("absent, up to when the books are complete", () => {
    expect(statusReply(asked, querySchema.parse(recorded("query-absent")))).toEqual({
      kind: "absent",
      watermark: new Date("2026-11-22T10:15:28+08:00"),
    });
    expect(statusReply(asked, { list: [], dataTime: "" })).toEqual({ kind: "absent", watermark: null });
  });

  test.each([
    ["0", { kind: "processing" }],
    ["2", { kind: "absent", watermark }],
    ["3", { kind: "processing" }],
    ["4", { kind: "absent", watermark }],
    ["9", { kind: "unknown-code", code: "9", message: "发票状态 00，上传状态 9" }],
  ])("上传状态 %s", (uploadStatus, reply) => {
    expect(statusOf(uploadStatus)).toEqual(reply);
  });

  test("one that arrived counts more than one that was refused before", () => {
    const list = [{ ...found, uploadStatus: "2" }, found];
    expect(statusReply(asked, { list, dataTime: "" }).kind).toBe("found");
  });

  test("an answer about another invoice is garbage", () => {
    expect(statusReply({ ...asked, number: "00000009" }, { list: [found], dataTime: "" }).kind).toBe("lost");
  });

  test("found without values cannot be compared, so it is not found", () => {
    expect(statusReply(asked, { list: [{ ...found, invoiceTotalTax: "" }], dataTime: "" }).kind).toBe("unknown-code");
  });
});

describe("the books", () => {
  test.each([
    ["00", "normal"],
    ["02", "void"],
    ["03", "reversed"],
    ["04", "partly-reversed"],
  ])("发票状态 %s is %s", (invoiceStatus, status) => {
    expect(toHeld({ ...found, invoiceStatus })?.status).toBe(status);
  });

  test("a 数电票 that 百望 issued is known by its twenty digits", () => {
    const digital = { ...found, invoiceTypeCode: "02", invoiceCode: "", invoiceNo: "26117000000000000001" };
    expect(toHeld(digital)).toMatchObject({ kind: "82", key: "26117000000000000001" });
  });

  test("a page tells only of what the bureau has, and of nothing when one row cannot be read", () => {
    const list = ["1", "0", "2", "3", "4"].map((uploadStatus) => ({ ...found, uploadStatus }));
    expect(toPage(list)).toEqual([toHeld(found)]);
    expect(toPage([...list, { ...found, invoiceStatus: "17" }])).toMatchObject({ kind: "unknown-code" });
    expect(toPage([...list, { ...found, uploadStatus: "17" }])).toMatchObject({ kind: "unknown-code" });
  });

  test.each(["20261122", "2026-11-22 10:16:00", "20261322101600", ""])("%j is no instant", (text) => {
    expect(instantIn(text)).toBeNull();
  });
});
