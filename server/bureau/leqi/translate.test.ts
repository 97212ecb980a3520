import { describe, expect, test } from "vitest";
import type { InvoiceText } from "#domain/invoice.ts";
import { sampleInvoice, sampleLine, sampleRedInvoice } from "#server/bureau/fixtures/sample-invoice.ts";
import { recorded } from "#server/bureau/leqi/fixtures/recorded.ts";
import { resultReplies, statusReply, toHeld, toWire, uploadReply } from "#server/bureau/leqi/translate.ts";
import {
  invoiceStatusAnswerSchema,
  listPackageAnswerSchema,
  uploadAnswerSchema,
  uploadResultAnswerSchema,
} from "#server/bureau/leqi/wire.ts";

const origin = {
  platformNumber: "PT0001",
  device: { ip: "192.0.2.7", mac: "00:00:5e:00:53:07" },
  issuedOn: "5",
} as const;
const number = "26117000000000000001";

describe("invoice → QDFPSC", () => {
  test("carries the invoice and who hands it in", () => {
    const wire = toWire(sampleInvoice(1, { remark: "合同 7" }), origin);
    expect(wire).toMatchObject({
      fphm: number,
      lzfpbz: "0",
      fppz: "02",
      ptbh: "PT0001",
      qyDm: "110105",
      xsfnsrsbh: "91110105MA09XX013J",
      gmfnsrsbh: "91110108MA09XX021Q",
      hjje: "1000.00",
      hjse: "60.00",
      jshj: "1060.00",
      kpr: "王样例",
      kprq: "2026-11-20 10:30:00",
      ip: "192.0.2.7",
      macdz: "00:00:5e:00:53:07",
      fpkjfsDm: "5",
      bz: "合同 7",
      dylzfphm: "",
    });
    expect(wire.fpmxList).toHaveLength(1);
    expect(wire.fpmxList[0]).toMatchObject({
      mxxh: "1",
      spfwjc: "信息技术服务",
      xmmc: "技术服务费",
      hwhyslwfwmc: "*信息技术服务*技术服务费",
      je: "1000.00",
      se: "60.00",
      hsje: "1060.00",
      slv: "0.06",
      fphxz: "00",
      dylzfpmxxh: "",
    });
  });

  test("fills what an invoice need not carry", () => {
    const wire = toWire(sampleInvoice(1, { drawer: "", issuedTime: "" }), origin);
    expect(wire.kpr).toBe("北京样例商贸有限公司（测试）");
    expect(wire.kprq).toBe("2026-11-20 00:00:00");
  });

  test("专票 is 01", () => {
    expect(toWire(sampleInvoice(1, { kind: "81" }), origin).fppz).toBe("01");
  });

  test.each([
    ["110105860000000", "110105"],
    ["91110105MA09XX013J", "110105"],
    ["92110112MA09XX0561", "110112"],
  ])("the district of %s is %s", (taxpayerId, district) => {
    expect(toWire(sampleInvoice(1, { seller: { taxpayerId, name: "样例" } }), origin).qyDm).toBe(district);
  });

  test("a red invoice names its blue one, on every line", () => {
    const wire = toWire(sampleRedInvoice(2, number), origin);
    expect(wire).toMatchObject({ lzfpbz: "1", dylzfphm: number, hzqrxxdbh: "11010526111000000001", jshj: "-1060.00" });
    expect(wire.hzqrduuid).toHaveLength(32);
    expect(wire.fpmxList.map(({ dylzfpmxxh }) => dylzfpmxxh)).toEqual(["1"]);
  });

  test.each([
    ["0.13", { slv: "0.13", yhzcbs: "" }],
    ["免税", { slv: "0", yhzcbs: "03" }],
    ["不征税", { slv: "0", yhzcbs: "04" }],
    ["***", { slv: "", yhzcbs: "" }],
    ["", { slv: "", yhzcbs: "" }],
  ])("rate %j", (rate, expected) => {
    expect(line({ rate })).toMatchObject(expected);
  });

  test.each([
    ["*餐饮服务*餐费", { spfwjc: "餐饮服务", xmmc: "餐费", hwhyslwfwmc: "*餐饮服务*餐费" }],
    ["*钢材*螺纹钢 Φ12*9m", { spfwjc: "钢材", xmmc: "螺纹钢 Φ12*9m" }],
    ["餐费", { spfwjc: "", xmmc: "餐费", hwhyslwfwmc: "餐费" }],
  ])("item %j", (name, expected) => {
    expect(line({ name })).toMatchObject(expected);
  });

  test("a blank 税收分类编码 stays blank", () => {
    expect(line({ classification: "" })?.sphfwssflhbbm).toBe("");
  });
});

describe("replies to an upload", () => {
  test("received, under its number", () => {
    expect(uploadReply(uploadAnswerSchema.parse(recorded("upload-received")))).toEqual({
      kind: "received",
      acceptanceNumber: "5f0c8a1be5d74a0b9f2f6f1f4d0f7a11",
    });
  });

  test("a code for the whole call is no verdict on an invoice", () => {
    expect(uploadReply(uploadAnswerSchema.parse(recorded("upload-refused-whole")))).toEqual({
      kind: "unknown-code",
      code: "22",
      message: "单次上传发票不能超过100张",
    });
  });

  test("success without a number leaves us in the dark", () => {
    expect(uploadReply({ returncode: "00", returnmsg: "", sllsh: "" })).toEqual({ kind: "lost", cause: "garbage" });
  });
});

describe("results", () => {
  const keys = [1, 2, 3, 4, 5, 6, 7].map((serial) => `2611700000000000000${serial}`);

  test("each invoice has its own", () => {
    const replies = resultReplies(keys, uploadResultAnswerSchema.parse(recorded("upload-result")));
    const bureauTime = new Date("2026-11-22T10:15:30+08:00");
    expect([...replies.values()]).toEqual([
      { kind: "accepted", warnings: [], bureauTime },
      { kind: "processing" },
      {
        kind: "rejected",
        code: "02",
        message: "开票预扣授信额度失败，授信额度不足本次开票金额：88.50；剩余可用额度：0.00",
      },
      { kind: "duplicate", message: "发票号码重复，该发票已存在" },
      { kind: "accepted", warnings: ["上传成功，提示：第1行税收分类编码为空"], bureauTime },
      { kind: "unknown-code", code: "09", message: "待人工复核" },
      { kind: "processing" },
    ]);
  });

  test("a list in a string, and fields we do not know, are read", () => {
    const replies = resultReplies([number], uploadResultAnswerSchema.parse(recorded("upload-result-as-text")));
    expect(replies.get(number)).toEqual({ kind: "accepted", warnings: [], bureauTime: null });
  });

  test("a forgotten result has expired for every key", () => {
    const replies = resultReplies(keys, uploadResultAnswerSchema.parse(recorded("upload-result-gone")));
    expect(new Set([...replies.values()].map(({ kind }) => kind))).toEqual(new Set(["result-expired"]));
  });

  test("an unknown code is nobody's verdict", () => {
    const replies = resultReplies([number], { returncode: "77", returnmsg: "未知状态" });
    expect(replies.get(number)).toEqual({ kind: "unknown-code", code: "77", message: "未知状态" });
  });

  test("success without a list leaves us in the dark", () => {
    expect(resultReplies([number], { returncode: "00", returnmsg: "" }).get(number)).toEqual({
      kind: "lost",
      cause: "garbage",
    });
  });
});

describe("one invoice's status", () => {
  const asked = { kind: "82", number, code: "" } as const;
  const found = invoiceStatusAnswerSchema.parse(recorded("status-found"));

  test("found, with its values in fen", () => {
    expect(statusReply(asked, found)).toEqual({
      kind: "found",
      held: {
        key: number,
        kind: "82",
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

  test("absent, up to the watermark", () => {
    expect(statusReply(asked, invoiceStatusAnswerSchema.parse(recorded("status-absent")))).toEqual({
      kind: "absent",
      watermark: new Date("2026-11-22T10:15:28+08:00"),
    });
  });

  test("absent without a watermark proves nothing", () => {
    expect(statusReply(asked, { ...found, returncode: "09", sjjzsj: "" })).toEqual({ kind: "absent", watermark: null });
  });

  test("found without values cannot be compared, so it is not found", () => {
    expect(statusReply(asked, { ...found, hjje: "" }).kind).toBe("unknown-code");
  });

  test("an answer about another invoice is garbage", () => {
    expect(statusReply({ ...asked, number: "26117000000000000009" }, found)).toEqual({
      kind: "lost",
      cause: "garbage",
    });
  });

  test.each([
    ["02", "void"],
    ["03", "reversed"],
    ["04", "partly-reversed"],
  ])("发票状态 %s is %s", (fpzt, status) => {
    expect(toHeld({ ...found, fpzt })?.status).toBe(status);
  });

  test("a 税控 invoice is known by code and number", () => {
    expect(toHeld({ ...found, fpdm: "011002300104", fphm: "00012345" })?.key).toBe("01100230010400012345");
  });

  test.each(["2026-11-20 10:30:00", "2026-11-20", "20261120"])("kprq %s", (kprq) => {
    expect(toHeld({ ...found, kprq })?.issuedOn).toBe("2026-11-20");
  });

  test("a row of a list", () => {
    const answer = listPackageAnswerSchema.parse(recorded("list-package"));
    expect(answer.fpList?.map((row) => toHeld(row)?.total)).toEqual([106_000n]);
  });
});

function line(changes: Partial<InvoiceText["lines"][number]>) {
  return toWire(sampleInvoice(1, { lines: [{ ...sampleLine, ...changes }] }), origin).fpmxList[0];
}
