import { expect, test } from "vitest";
import { blankInvoiceText } from "#domain/invoice.ts";
import { blankLine } from "./entry-fields.ts";
import { problemsIn } from "./entry-problems.ts";
import { entryResolver } from "./entry-resolver.ts";
import { type EntryValues, valuesOf } from "./entry-values.ts";

const ground = { merchantTaxpayerId: "91110105MA09XX013J", today: "2026-11-22" };
const good = valuesOf({
  ...blankInvoiceText(),
  kind: "82",
  number: "２６１１７０００００１１４０２７０００１",
  issuedOn: "2026/11/20",
  seller: { taxpayerId: ground.merchantTaxpayerId, name: "北京样例商贸有限公司（测试）" },
  buyer: { taxpayerId: "", name: "个人" },
  amount: "￥1,000.00",
  tax: "60",
  total: "1,060.00",
  lines: [{ ...blankLine, name: "*餐饮服务*餐费", amount: "1000", rate: "6%", tax: "60.00" }],
});

test("what people type passes as they typed it", async () => {
  expect(await problemsOf(good)).toEqual([]);
});

test.each([
  [{ number: "123" }, "NUMBER_MALFORMED", "number"],
  [{ kind: "" }, "KIND_UNKNOWN", "kind"],
  [{ total: "" }, "AMOUNT_REQUIRED", "total"],
  [{ issuedOn: "2026-11-23" }, "DATE_IN_FUTURE", "issuedOn"],
  [{ seller: { taxpayerId: "91110108MA09XX021Q", name: "别家" } }, "SELLER_NOT_YOU", "seller.taxpayerId"],
  [{ lines: [] }, "LINES_MISSING", "lines"],
  [{ lines: [{ ...blankLine, amount: "1000", tax: "60" }] }, "LINE_NAME_REQUIRED", "lines.0.name"],
] as const)("%j is a problem of its own field", async (change, code, field) => {
  expect(await problemsOf({ ...good, ...change } as EntryValues)).toContainEqual(
    expect.objectContaining({ code, field }),
  );
});

test("a sum that is off says what it should be", async () => {
  expect(await problemsOf({ ...good, total: "1" })).toEqual([
    { code: "SUM_DIFFERS", severity: "reject", field: "total", facts: { expected: "1060.00" } },
  ]);
});

async function problemsOf(values: EntryValues) {
  const { errors } = await entryResolver(ground)(values, undefined, { fields: {}, shouldUseNativeValidation: false });
  return problemsIn(errors);
}
