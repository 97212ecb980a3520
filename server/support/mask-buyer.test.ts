import { expect, test } from "vitest";
import { maskBuyer, maskTaxpayerId } from "#server/support/mask-buyer.ts";

test.each([
  ["91110105MA09XX013J", "9111••••••••••013J"],
  ["110105800101123", "1101•••••••1123"],
  ["12345678", "••••••••"],
  ["", ""],
])("of the id %j the ends stay", (id, masked) => {
  expect(maskTaxpayerId(id)).toBe(masked);
});

test.each([
  ["北京样例科技有限公司（测试）", "北京样例科技有限公司（测试）"],
  ["王小明", "王＊＊"],
  ["欧阳小明", "欧＊＊"],
  ["Maria Example（个人）", "M＊＊"],
  ["个人", "个人"],
  ["", ""],
])("of the name %j a person keeps the beginning", (name, masked) => {
  expect(maskBuyer({ name, taxpayerId: "" }).name).toBe(masked);
});
