import { expect, test } from "vitest";
import { open, seal } from "#server/bureau/leqi/envelope.ts";
import { recorded } from "#server/bureau/leqi/fixtures/recorded.ts";

const key = "0123456789abcdeffedcba9876543210";

test("is base64 of SM4-ECB, as `openssl enc -sm4-ecb` writes it", () => {
  expect(Buffer.from(seal("1234", key).toString(), "base64").toString("hex")).toBe("59bfeb7303f7a0495e89684ab3f50ba7");
});

test.each(["envelope", "envelope-as-text"])("%s opens", (name) => {
  const text = JSON.stringify(recorded(name)).replace("SEALED", seal({ sllsh: "7" }, key).toString());
  expect(open(Buffer.from(text), key)).toEqual({ kind: "data", data: { sllsh: "7" } });
});

test("a refusal of the whole call is told with its code", () => {
  expect(open(Buffer.from(JSON.stringify(recorded("envelope-refused"))), key)).toEqual({
    kind: "error",
    code: "GW0002",
    message: "请求报文解密失败",
  });
});

test("a gateway code is no success", () => {
  expect(open(Buffer.from('{"httpStatusCode":"05"}'), key)).toEqual({
    kind: "error",
    code: "httpStatusCode 05",
    message: "",
  });
});

test.each([
  ["nothing", ""],
  ["a page", "<html></html>"],
  ["half a reply", '{"httpStatusCode":"00","body":{"Resp'],
  ["broken UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
  ["no data", '{"httpStatusCode":"00","body":{"Response":{}}}'],
  ["data that is not sealed", '{"httpStatusCode":"00","body":{"Response":{"Data":"AAAA"}}}'],
  ["an array", "[]"],
])("%s is garbage", (_what, bytes) => {
  expect(open(Buffer.from(bytes), key)).toBeNull();
});

test("what was sealed with another key is garbage", () => {
  const text = JSON.stringify(recorded("envelope")).replace("SEALED", seal({ sllsh: "7" }, "0".repeat(32)).toString());
  expect(open(Buffer.from(text), key)).toBeNull();
});
