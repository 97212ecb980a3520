import { expect, test } from "vitest";
import { cellFinder } from "./column-name.ts";

const find = cellFinder(["* 数电票号码", "发票代码", "发票号码", "税率", "价税合计（元）"]);

test("names the column as the merchant's file does, with what was written in it", () => {
  expect(find("total", ["", "", "", "", "¥ 1,060.00"])).toEqual({ column: "价税合计（元）", raw: "¥ 1,060.00" });
  expect(find("lines.0.rate", ["", "", "", "6%", ""])).toEqual({ column: "税率", raw: "6%" });
});

test("of two columns for the number the filled one is meant, and the first where none is", () => {
  expect(find("number", ["26117", "", "", "", ""])).toEqual({ column: "* 数电票号码", raw: "26117" });
  expect(find("number", ["", "", "12345", "", ""])).toEqual({ column: "发票号码", raw: "12345" });
  expect(find("number", [])).toEqual({ column: "* 数电票号码", raw: "" });
});

test("a column the file does not have is named as we ask for it; a whole row has none", () => {
  expect(find("buyer.name", [])).toEqual({ column: "购买方名称", raw: null });
  expect(find("row", [])).toEqual({ column: null, raw: null });
});
