import { expect, test } from "vitest";
import { causeOf, causeOfReply, cures, missingCauses, sideOf } from "./missing-cause.ts";
import type { Reply } from "./reply.ts";

test.each([
  ["", "NEVER_SENT"],
  ["未上传", "NEVER_SENT"],
  ["开票预扣授信额度失败，授信额度不足本次开票金额：88.5；剩余可用额度：0.00", "CREDIT_LINE"],
  ["离线开票时间超限", "OFFLINE_LIMIT"],
  ["离线累计金额超限", "OFFLINE_LIMIT"],
  ["已上传-验签失败", "SIGNATURE_FAILED"],
  ["ＣＡ 检测失败", "CERTIFICATE"],
  ["电脑时钟与税控盘时钟不一致", "CLOCK"],
  ["未清卡", "NOT_CLEARED"],
  ["纳税人为非正常户", "TAXPAYER_RISK"],
  ["购买方纳税人识别号不能为空", "BUYER_ID"],
  ["税收分类编码不可用", "CLASSIFICATION"],
  ["税额误差不能大于0.06", "TOLERANCE"],
  ["税率不在可用税率范围内", "RATE"],
  ["备注长度超过限制", "FIELD_LENGTH"],
  ["红字确认单状态不正确", "RED_CONFIRMATION"],
  ["发票号码重复", "DUPLICATE_NUMBER"],
  ["号码不在已分配号段", "NUMBER_NOT_DRAWN"],
  ["系统繁忙，请稍后重试", "BUREAU_MAINTENANCE"],
  ["网络异常，请稍后重试", "OFFLINE"],
  ["未上传（离线）", "OFFLINE"],
  ["奇怪的话", "UNEXPLAINED"],
] as const)("%j: %s", (words, cause) => {
  expect(causeOf(words)).toBe(cause);
});

test("every cause has a cure", () => {
  expect(Object.keys(cures).sort()).toEqual([...missingCauses].sort());
});

test.each<[Reply, ReturnType<typeof causeOfReply>]>([
  [{ kind: "rejected", code: "02", message: "授信额度不足" }, "CREDIT_LINE"],
  [{ kind: "rejected", code: "02", message: " " }, "UNEXPLAINED"],
  [{ kind: "unknown-code", code: "77", message: "系统维护中" }, "BUREAU_MAINTENANCE"],
  [{ kind: "unknown-code", code: "77", message: "??" }, "UNEXPLAINED"],
  [{ kind: "told-to-wait", retryAfterSeconds: null }, "BUREAU_MAINTENANCE"],
  [{ kind: "refused-us", status: 403 }, "CERTIFICATE"],
  [{ kind: "not-sent", cause: "dns" }, "OFFLINE"],
  [{ kind: "not-sent", cause: "tls" }, "CERTIFICATE"],
  [{ kind: "lost", cause: "reset" }, "OFFLINE"],
  [{ kind: "lost", cause: "timeout" }, "BUREAU_MAINTENANCE"],
  [{ kind: "lost", cause: "garbage" }, "BUREAU_MAINTENANCE"],
  [{ kind: "processing" }, null],
  [{ kind: "duplicate", message: "发票号码重复" }, null],
  [{ kind: "absent", watermark: null }, null],
])("%j: %s", (reply, cause) => {
  expect(causeOfReply(reply)).toBe(cause);
});

test("every cause lies on one side", () => {
  expect(Object.fromEntries(missingCauses.map((cause) => [cause, sideOf(cause)]))).toMatchObject({
    OFFLINE: "way",
    BUREAU_MAINTENANCE: "bureau",
    BUYER_ID: "content",
    UNEXPLAINED: "unexplained",
  });
});
