import { expect, test } from "vitest";
import { checkPassword } from "#server/accounts/check-password.ts";

const owner = { signInName: "wangfang@example.com", name: "王会计" };

test.each([
  ["九个字符不够长哈哈", "PASSWORD_TOO_SHORT"],
  ["x".repeat(201), "PASSWORD_TOO_LONG"],
  ["wangfang2026!!", "PASSWORD_LIKE_NAME"],
  ["WangFang@Example.com", "PASSWORD_LIKE_NAME"],
  ["ｗａｎｇｆａｎｇ２０２６", "PASSWORD_LIKE_NAME"],
  ["王会计王会计123456", "PASSWORD_LIKE_NAME"],
  ["13800138000", "PASSWORD_COMMON"],
  ["1122112211aa", "PASSWORD_COMMON"],
  ["abcdefghij", "PASSWORD_COMMON"],
  ["poiuytrewq", "PASSWORD_COMMON"],
  ["1qaz2wsx3edc", "PASSWORD_COMMON"],
  ["Password2026", "PASSWORD_COMMON"],
  ["woaini1314520", "PASSWORD_COMMON"],
  ["a123456789", "PASSWORD_COMMON"],
])("%s is refused", (password, code) => {
  expect(checkPassword(password, owner).map((problem) => problem.code)).toEqual([code]);
});

test.each(["三张发票 nobody guesses", "今天中午吃了两碗牛肉面", "correct horse battery", "xK4-tt9_qqLz"])(
  "%s is taken",
  (password) => {
    expect(checkPassword(password, owner)).toEqual([]);
  },
);

test("a short name does not forbid every password", () => {
  expect(checkPassword("83-quiet-Lantern", { signInName: "a", name: "" })).toEqual([]);
});
