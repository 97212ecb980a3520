import { describe, expect, test } from "vitest";
import { readDisplayName, readPost } from "./board-post.ts";

const typed = { title: "被退回怎么办", text: "提示额度不足，\u202e去哪里调？\u0000" };

test("what names nobody is posted as it was written, without what cannot be seen", () => {
  expect(readPost(typed, true, "ask")).toEqual({
    post: { title: "被退回怎么办", text: "提示额度不足，去哪里调？" },
    heldBecause: [],
  });
  expect(readPost({ title: "不要", text: "好" }, false, "ask")).toMatchObject({ post: { title: "", text: "好" } });
});

describe.each([
  ["an invoice number", "发票 26117000000000012345 查不到"],
  ["a telephone", "加我 138 0013 8000"],
  ["a taxpayer id", "税号91110105MA09XX013J对吗"],
  ["full-width figures", "号码２６１１７０００００"],
  ["a mail", "写信到 someone@example.com"],
])("%s", (_, text) => {
  test("is asked about, masked or held", () => {
    const asked = readPost({ title: "请问", text }, true, "ask");
    expect(asked).toMatchObject({ problems: [{ code: "NAMES_SOMEBODY", field: "text" }] });
    const masked = readPost({ title: "请问", text }, true, "mask");
    expect(masked).toMatchObject({ heldBecause: [] });
    expect("post" in masked && masked.post.text).toContain("***");
    expect("post" in masked && masked.post.text).not.toMatch(/\d{5}|@/);
    expect(readPost({ title: "请问", text }, true, "keep")).toMatchObject({ post: { text }, heldBecause: ["digits"] });
  });
});

test("small figures are only figures", () => {
  expect(readPost({ title: "13% 的税率", text: "2026 年 11 月 3 张，共 1,200.00 元" }, true, "ask")).toMatchObject({
    heldBecause: [],
  });
});

test("nothing, and too much, are refused with what is the most", () => {
  expect(readPost({ title: " ", text: "\u200b" }, true, "ask")).toMatchObject({
    problems: [{ code: "TITLE_REQUIRED" }, { code: "TEXT_REQUIRED" }],
  });
  expect(readPost({ title: "长".repeat(81), text: "长".repeat(2_001) }, true, "ask")).toMatchObject({
    problems: [
      { code: "TOO_LONG", field: "title", facts: { most: "80", length: "81" } },
      { code: "TOO_LONG", field: "text", facts: { most: "2000", length: "2001" } },
    ],
  });
});

test.each([
  ["朝阳小会计", "朝阳小会计"],
  ["  Ａｎｎ　Ｌｉ ", "Ann Li"],
])("%s is a name", (name, read) => {
  expect(readDisplayName(name, "北京样例商贸有限公司（测试）", false)).toEqual({ name: read });
});

test.each([
  ["", "NAME_REQUIRED"],
  ["王", "NAME_LENGTH"],
  ["很".repeat(21), "NAME_LENGTH"],
  ["13800138000", "NAME_NAMES_SOMEBODY"],
  ["在线客服", "NAME_OFFICIAL"],
  ["Buchuan Team", "NAME_OFFICIAL"],
  ["样例商贸财务", "NAME_IS_COMPANY"],
])("%s is none: %s", (name, code) => {
  expect(readDisplayName(name, "北京样例商贸有限公司（测试）", false)).toMatchObject({ problem: { code } });
});

test("a company that wishes goes by its own name", () => {
  expect(readDisplayName("样例商贸财务", "北京样例商贸有限公司（测试）", true)).toEqual({ name: "样例商贸财务" });
});
