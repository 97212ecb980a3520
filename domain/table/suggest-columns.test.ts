import { expect, test } from "vitest";
import { suggestColumns } from "./suggest-columns.ts";

const merchant = "91110105MA09XX013J";
const rows = [
  ["1", "25112000009990000011", "2025-04-28", "1,060.00", "1000.00", "60.00", "北京样例科技有限公司", "6%"],
  ["2", "25112000009990000022", "2025/4/29", "102.00", "90.27", "11.73", "北京样例餐饮店", "13%"],
  ["3", "25112000009990000033", "2025-05-06", "500.00", "495.05", "4.95", "个人", "1%"],
];

test("a table without headings is known by what stands in it", () => {
  expect(suggestColumns(rows, 0)).toEqual({
    digitalNumber: 1,
    issuedOn: 2,
    total: 3,
    amount: 4,
    tax: 5,
    buyerName: 6,
    rate: 7,
  });
});

test("a known heading goes before what the column looks like", () => {
  const headings = ["流水", "编号", "开票日期", "含税", "未税", "税", "客户", "备注"];
  const suggested = suggestColumns([headings, ...rows], 1);
  expect(suggested).toMatchObject({ digitalNumber: 1, issuedOn: 2, total: 3, amount: 4, tax: 5, remark: 7 });
  expect(suggested.rate).toBeUndefined();
});

test("of two columns of ids the merchant's own is the seller's", () => {
  const head = [
    ["91110108MA09XX021Q", merchant, "25112000009990000011"],
    ["92110112MA09XX0561", merchant, "25112000009990000022"],
  ];
  expect(suggestColumns(head, 0, merchant)).toEqual({ sellerTaxpayerId: 1, buyerTaxpayerId: 0, digitalNumber: 2 });
});

test("税控 code and number, not taken for dates", () => {
  const head = [
    ["011002300104", "00012345", "20230630"],
    ["1100171130", "04875996", "20230701"],
  ];
  expect(suggestColumns(head, 0)).toEqual({ code: 0, number: 1, issuedOn: 2 });
});

test("money columns that do not add up are nobody's", () => {
  expect(suggestColumns([["1.00", "2.00", "9.00"]], 0)).toEqual({});
  expect(suggestColumns([], 0)).toEqual({});
});
