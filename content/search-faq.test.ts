import { describe, expect, test } from "vitest";
import { listFaq } from "./read-content.ts";
import { queryLimit, searchFaq } from "./search-faq.ts";

const chinese = listFaq("zh-CN");
const english = listFaq("en");

describe("a merchant's own words find the answer among the first three", () => {
  test.each([
    ["票开出去了客户说网上查不着", "not-found-at-bureau"],
    ["顾客扫码说查无次票是不是假票", "not-found-at-bureau"],
    ["刚开的票咋搜不到啊", "issued-today-not-found"],
    ["rqerr", "issued-today-not-found"],
    ["查出来写不一致 金额填哪个", "does-not-match"],
    ["说我超过该张发票当日查验次数了", "too-many-checks-today"],
    ["对方会计说抵扣那里看不到我的专票", "buyer-cannot-see-special-invoice"],
    ["全电票怎么也会没传上去", "can-digital-invoice-be-missing"],
    ["软件弹出来有未上传发票传不上去", "not-uploaded-warning"],
    ["离线超时了开不了票急", "offline-time-exceeded"],
    ["断网可以开几个小时的票", "how-long-is-offline-limit"],
    ["验签失败重传了三次都不行", "signature-check-failed"],
    ["月初抄税抄不了", "not-uploaded-blocks-month-end"],
    ["金税盘锁了咋整", "tax-disk-locked"],
    ["税控盘时间和电脑时间对不上", "clock-differs"],
    ["uk插上连不上服务器", "ukey-cannot-connect"],
    ["证书口令输错好多次锁了", "certificate-check-failed"],
    ["开票预扣授信额度失败，授信额度不足本次开票金额：88.5；剩余可用额度：0.00", "credit-deduction-failed"],
    ["额度不够了这个月开不了", "credit-line-not-enough"],
    ["抬头写错了能不能改了重新传", "change-and-upload-again"],
    ["红字确认单发过去好几天对方没点", "red-confirmation-not-answered"],
    ["必须填发票代码可是票上没有代码", "no-invoice-code"],
    ["excel一打开票号变成2.5112E+19", "number-in-scientific-notation"],
    ["发票号后面几位全变成0了", "number-in-scientific-notation"],
    ["号码少了一个0", "leading-zeros-lost"],
    ["csv打开全是火星文", "garbled-csv"],
    ["在哪下载我开过的发票明细", "export-issued-list"],
    ["开给私人没有税号咋办", "buyer-without-tax-id"],
    ["税额差了一分钱能交吗", "tax-differs-by-cents"],
    ["点了两次提交会不会交两次税", "uploaded-twice"],
    ["显示已受理是好了吗", "accepted-is-not-success"],
    ["漏传发票会罚钱吗", "missing-invoice-penalty"],
    ["一直写结果待确认 我要不要再传一遍", "result-unknown"],
    ["回直怎么下载", "what-is-a-receipt"],
    ["税局系统坏了传晚了怎么证明不是我的问题", "delay-certificate"],
    ["延误证明有啥用", "delay-certificate"],
    ["客户给的回执是不是假的", "check-a-certificate"],
    ["扫回执上的二维码", "check-a-certificate"],
    ["被打回来了怎么弄", "rows-sent-back"],
    ["手机微信里点下载没反应", "wechat-cannot-download"],
    ["登陆不了密码忘了", "forgot-password"],
    ["怎么一直暂缓 税局是不是坏了", "bureau-paused"],
    ["客服能不能看我的数据", "who-can-see-my-data"],
    ["买家说发票是假的", "not-found-at-bureau"],
    ["上传中是什么意思", "accepted-is-not-success"],
    ["锁", "tax-disk-locked"],
    ["ＲＱＥＲＲ", "issued-today-not-found"],
  ])("%s", (typed, slug) => {
    expect(slugsFor(chinese, typed)).toContain(slug);
  });

  test.each([
    ["my customer cant find the invoce", "not-found-at-bureau"],
    ["invoice from today does not show up", "issued-today-not-found"],
    ["excel ruined the invoice nummber", "number-in-scientific-notation"],
    ["signature failed, resend?", "signature-check-failed"],
    ["can I edit a wrong invoice and upload again", "change-and-upload-again"],
    ["is accepted the same as success", "accepted-is-not-success"],
    ["will we get a fine", "missing-invoice-penalty"],
    ["cannot download in wechat on my iphone", "wechat-cannot-download"],
    ["查无此票", "not-found-at-bureau"],
    ["buyer has no tax number", "buyer-without-tax-id"],
    ["forgot pasword", "forgot-password"],
    ["not enough quota", "credit-line-not-enough"],
    ["prove the delay was not our fault", "delay-certificate"],
    ["is this reciept genuine", "check-a-certificate"],
  ])("%s", (typed, slug) => {
    expect(slugsFor(english, typed)).toContain(slug);
  });
});

describe("every answer is found first", () => {
  test.each(["zh-CN", "en"] as const)("by its own title in %s", { timeout: 60_000 }, (locale) => {
    const entries = listFaq(locale);
    const lost = entries.filter((entry) => searchFaq(entries, entry.title, 1)[0]?.slug !== entry.slug);
    expect(lost.map((entry) => entry.title)).toEqual([]);
  });

  test.each(["zh-CN", "en"] as const)("or among three by any of its codes in %s", { timeout: 60_000 }, (locale) => {
    const entries = listFaq(locale);
    const lost = entries.flatMap((entry) =>
      entry.codes.filter((code) => !slugsFor(entries, code).includes(entry.slug)),
    );
    expect(lost).toEqual([]);
  });
});

describe("what it gives back", () => {
  test("the best first, never more than asked for, each with the short answer as its excerpt", () => {
    const hits = searchFaq(chinese, "额度不足", 2);
    expect(hits.map((hit) => hit.slug)).toEqual(["credit-line-not-enough", "credit-deduction-failed"]);
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? Number.POSITIVE_INFINITY);
    expect(hits[0]).toMatchObject({
      title: "提示授信额度、发票总额度不足，怎么办？",
      excerpt: "这个月能开的金额用完了。到电子税务局申请调整额度，批下来再开、再传。",
    });
  });

  test("nothing for blanks, for marks alone and for words nobody wrote", () => {
    expect(searchFaq(chinese, " \n　", 5)).toEqual([]);
    expect(searchFaq(chinese, "？！……", 5)).toEqual([]);
    expect(searchFaq(english, "zzyzx", 5)).toEqual([]);
  });

  test("only the beginning of a very long question counts", () => {
    const padding = "。".repeat(queryLimit - 4);
    expect(searchFaq(chinese, `忘记密码${padding}${"查无此票".repeat(2_500)}`, 1)).toEqual(
      searchFaq(chinese, `忘记密码${padding}`, 1),
    );
  });

  test("odd characters do not break it", () => {
    expect(() => searchFaq(chinese, "\uD83D \u0000 __proto__ constructor ﷺ ".repeat(20), 5)).not.toThrow();
  });
});

function slugsFor(entries: typeof chinese, typed: string): string[] {
  return searchFaq(entries, typed, 3).map((hit) => hit.slug);
}
