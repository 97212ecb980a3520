import { expect, test } from "vitest";
import { readAddress, webhookOf } from "./recipient.ts";

const hosts = ["qyapi.weixin.qq.com", "hooks.example.com:8443"];

test.each([
  ["a@example.com", "a@example.com"],
  [" Account.Office@Example.COM ", "account.office@example.com"],
  ["ａｃｃｏｕｎｔ＠ｅｘａｍｐｌｅ．ｃｏｍ", "account@example.com"],
  ["a+b_c-d@mail.example.com.cn", "a+b_c-d@mail.example.com.cn"],
])("%j is a mailbox", (typed, address) => {
  expect(readAddress("mail", typed, hosts)).toEqual({ address });
});

test.each([
  "",
  "   ",
  "nobody",
  "a@b",
  "a@example.com,b@example.com",
  "a@example.com b@example.com",
  "a@example.com\r\nBcc: b@example.com",
  "a@example.com\nSubject: x",
  "a@example.com\u2028b@example.com",
  "Name <a@example.com>",
  '"a b"@example.com',
  "a@[127.0.0.1]",
  "a@localhost",
  "a..b@example.com",
  ".a@example.com",
  "a.@example.com",
  "-oQ/tmp@example.com",
  "a@-example.com",
  "a@example.com\u202emoc",
  "a\u200b@example.com",
  "аdmin@example.com",
  "a@例子.中国",
  "a%b@example.com",
  "a;b@example.com",
  `${"a".repeat(65)}@example.com`,
  `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.example.com`,
])("%j is no mailbox", (typed) => {
  expect(readAddress("mail", typed, hosts)).toHaveProperty("problem.field", "address");
});

test.each([
  "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f0f0f0f-0000-4000-8000-000000000000",
  "https://hooks.example.com:8443/send?key=1",
  "https://QYAPI.weixin.qq.com/cgi-bin/webhook/send?key=1",
])("%s may be posted to", (typed) => {
  expect(webhookOf(typed, hosts)?.protocol).toBe("https:");
  expect(readAddress("wecom", typed, hosts)).toHaveProperty("address");
});

test.each([
  "http://qyapi.weixin.qq.com/send?key=1",
  "https://qyapi.weixin.qq.com:444/send?key=1",
  "https://qyapi.weixin.qq.com.example.com/send",
  "https://example.com/qyapi.weixin.qq.com",
  "https://user@qyapi.weixin.qq.com/send",
  "https://user:word@qyapi.weixin.qq.com/send",
  "https://qyapi.weixin.qq.com@example.com/send",
  "https://qyapi.weixin.qq.com\\@example.com/send",
  "https://qyapi.weixin.qq.com#@example.com/send",
  "https://qyapi。weixin。qq。com.example.com/send",
  "https://127.0.0.1/send",
  "https://[::1]/send",
  "https://169.254.169.254/latest/meta-data",
  "https://hooks.example.com/send",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "https://qyapi.weixin.qq.com/send\r\nHost: example.com",
  "https://qyapi.weixin.qq.com/发送",
  `https://qyapi.weixin.qq.com/${"a".repeat(500)}`,
  "",
])("%j may not", (typed) => {
  expect(webhookOf(typed, hosts)).toBeNull();
});
