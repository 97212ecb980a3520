import { expect, test } from "vitest";
import { causeOf, feedbackCauseIn, feedbackCauses } from "./feedback-cause.ts";

const said = (words: string, page = "/", codes: string[] = []) => causeOf({ words, page, codes });

test.each([
  ["等了两天还没结果", "waiting"],
  ["Excel 里的日期总是读不出来", "file"],
  ["登录总要重新输密码", "sign-in"],
  ["客服电话打不通", "service"],
  ["退回的原因看不懂", "returned"],
  ["页面一直转圈", "speed"],
  ["The instructions are confusing", "help"],
  ["邮件收不到", "notices"],
  ["挺好", "other"],
])("%s is about %s", (words, cause) => {
  expect(said(words, "/nowhere")).toBe(cause);
});

test("words come before codes, codes before the page", () => {
  expect(said("登录很麻烦", "/batches/*", ["FILE_IS_ENCRYPTED"])).toBe("sign-in");
  expect(said("不好用", "/submissions/*", ["ATTEMPTS_SPENT"])).toBe("waiting");
  expect(said("不好用", "/submissions/*", ["SELLER_MISMATCH", "FILE_IS_ENCRYPTED"])).toBe("returned");
  expect(said("不好用", "/batches/*", ["HEADER_NOT_FOUND"])).toBe("file");
  expect(said("不好用", "/missing/*/reupload")).toBe("fill-form");
  expect(said("不好用", "/missing/*")).toBe("find-missing");
  expect(said("", "/missingsomething")).toBe("other");
});

test("only what is on the list is a cause", () => {
  expect(feedbackCauses.map(feedbackCauseIn)).toEqual([...feedbackCauses]);
  expect(feedbackCauseIn("toString")).toBeNull();
});
