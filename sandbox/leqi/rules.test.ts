import { describe, expect, test } from "vitest";
import { line, redChanges, seller, uploaded, user } from "#sandbox/fixtures/uploaded.ts";
import type { Ground } from "#sandbox/judging/rule.ts";
import { objectionTo } from "#sandbox/judging/rules.ts";
import { objectionToForm } from "#sandbox/leqi/form-rules.ts";
import { declaredBy } from "#sandbox/leqi/invoice.ts";

const ground: Ground = {
  now: new Date("2026-11-22T12:00:00+08:00"),
  userId: user,
  seller,
  confirmation: null,
  blue: null,
};
const lines = (...changes: Record<string, unknown>[]) => ({
  fpmxList: changes.map((change) => ({ ...line, ...change })),
});

describe("lets through", () => {
  test.each<[string, Record<string, unknown>]>([
    ["a good invoice", {}],
    ["a 专票", { fppz: "01" }],
    ["a buyer without an id, on a 普票", { gmfnsrsbh: "", gmfmc: "个人" }],
    ["a blank 税收分类编码", lines({ sphfwssflhbbm: "" })],
    ["a name without 简称", lines({ spfwjc: "", hwhyslwfwmc: "技术服务费" })],
    ["a tax that is 0.06 off", { hjse: "60.06", jshj: "1060.06", ...lines({ se: "60.06", hsje: "1060.06" }) }],
    ["today", { kprq: "2026-11-22 23:59:59" }],
    ["a seller's name in other brackets", { xsfmc: "北京样例商贸有限公司(测试)" }],
    ["a red invoice", redChanges],
    ["a red invoice for a 税控 blue one", { ...redChanges, dylzfphm: "110017113012345678" }],
    [
      "a discount behind its line",
      {
        hjje: "900.00",
        hjse: "54.00",
        jshj: "954.00",
        ...lines({ fphxz: "02" }, { mxxh: 2, fphxz: "01", je: "-100.00", se: "-6.00", hsje: "-106.00" }),
      },
    ],
  ])("%s", (_what, changes) => {
    expect(verdictOn(changes, ground)).toBeNull();
  });
});

describe("objects to", () => {
  test.each<[string, Record<string, unknown>]>([
    ["发票号码2611700000000000000格式不正确", { fphm: "2611700000000000000" }],
    ["发票号码01100230010400012345格式不正确", { fphm: "01100230010400012345" }],
    ["蓝字发票标志不正确", { lzfpbz: "2" }],
    ["发票票种不正确", { fppz: "82" }],
    ["发票开具方式代码不正确", { fpkjfsDm: "" }],
    ["区域代码为必填项", { qyDm: "" }],
    ["开票人为必填项", { kpr: " " }],
    ["购买方名称为必填项", { gmfmc: "" }],
    ["备注长度超过450", { bz: "备".repeat(451) }],
    ["备注长度超过382", { ...redChanges, bz: "备".repeat(383) }],
    ["购买方名称长度超过300", { gmfmc: "名".repeat(301) }],
    ["第1行规格型号长度超过150", lines({ ggxh: "规".repeat(151) })],
    ["开票日期格式不正确", { kprq: "2026-11-20" }],
    ["开票日期格式不正确", { kprq: "2026-02-30 00:00:00" }],
    ["开票日期不能晚于当前日期", { kprq: "2026-11-23 00:00:00" }],
    ["销售方名称与登记信息不一致", { xsfmc: "别家" }],
    ["开具数电专票时，购买方纳税人识别号必填", { fppz: "01", gmfnsrsbh: "" }],
    ["购买方纳税人识别号格式不正确", { gmfnsrsbh: "123" }],
    ["合计金额、合计税额、价税合计格式不正确", { hjje: "1000.005" }],
    ["蓝字发票价税合计不能为负", { ...redChanges, lzfpbz: "0" }],
    ["合计金额与合计税额之和不等于价税合计", { jshj: "1060.01" }],
    ["发票明细为必填项", { fpmxList: [] }],
    ["第1行项目名称为必填项", lines({ xmmc: "" })],
    ["第1行货物或应税劳务、服务名称与简称不一致", lines({ spfwjc: "餐饮服务" })],
    ["第1行商品和服务税收分类编码格式不正确", lines({ sphfwssflhbbm: "304" })],
    ["第1行金额与税额合计不等于含税金额", lines({ hsje: "1060.01" })],
    ["第1行税率不在可用税率范围内", lines({ slv: 0.07 })],
    ["第1行税率不在可用税率范围内", lines({ slv: "" })],
    ["第1行数量与单价须同时填写", lines({ sl: "1" })],
    ["第1行发票行性质不正确", lines({ fphxz: "" })],
    ["第1行折扣行须紧随被折扣行", lines({ fphxz: "01" })],
    ["明细金额合计不等于合计金额", lines({}, {})],
    ["明细税额合计不等于合计税额", lines({ se: "60.01", hsje: "1060.01" })],
    ["第1行税额误差不能大于0.06", { hjse: "60.07", jshj: "1060.07", ...lines({ se: "60.07", hsje: "1060.07" }) }],
    [
      "税额累计误差不能大于1.27",
      {
        hjje: "22000.00",
        hjse: "1321.32",
        jshj: "23321.32",
        ...lines(...Array.from({ length: 22 }, () => ({ se: "60.06", hsje: "1060.06" }))),
      },
    ],
    ["蓝字发票不能填写红字确认单信息", { dylzfphm: "26117000000000000009" }],
    [
      "红字发票金额须为负数",
      { ...redChanges, hjje: "1000.00", hjse: "60.00", jshj: "1060.00", ...lines({ dylzfpmxxh: 1 }) },
    ],
    ["红字发票对应蓝字发票号码不正确", { ...redChanges, dylzfphm: "" }],
    ["红字确认信息单编号不正确", { ...redChanges, hzqrxxdbh: "1101" }],
    ["红字确认单uuid不正确", { ...redChanges, hzqrduuid: "short" }],
    [
      "第1行红字发票对应蓝字发票明细序号必填",
      { ...redChanges, ...lines({ je: "-1000.00", se: "-60.00", hsje: "-1060.00" }) },
    ],
  ])("%s", (objection, changes) => {
    expect(verdictOn(changes, ground)).toBe(objection);
  });

  test("a seller it does not know", () => {
    expect(verdictOn({}, { ...ground, seller: null })).toBe("销售方纳税人识别号不存在");
  });

  test("a seller bound to another 使用单位", () => {
    expect(verdictOn({}, { ...ground, userId: "SY0002" })).toBe("销售方纳税人识别号未与使用单位绑定");
  });

  test.each([
    ["04", "26117000000000000009", null],
    ["07", "26117000000000000009", "红字发票信息确认单状态不允许开具"],
    ["01", "26117000000000000008", "红字确认单与对应蓝字发票号码不一致"],
  ])("a 确认单 in state %s for %s: %s", (state, blueNumber, objection) => {
    const confirmation = { number: "11010526111000000001", blueNumber, state };
    expect(verdictOn(redChanges, { ...ground, confirmation })).toBe(objection);
  });
});

function verdictOn(changes: Record<string, unknown>, on: Ground): string | null {
  const invoice = uploaded(changes);
  return objectionToForm(invoice) ?? objectionTo(declaredBy(invoice), on)?.message ?? null;
}
