import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { passwordDigest, sign } from "#server/bureau/baiwang/sign.ts";

test("secret, parameters by name, body, secret", () => {
  const query = { version: "6.0", appKey: "k", method: "baiwang.invoice.upload", timestamp: "1763776800000" };
  const plain = `s3cretappKeykmethodbaiwang.invoice.uploadtimestamp1763776800000version6.0{"名":"票"}s3cret`;
  const signed = sign(query, Buffer.from('{"名":"票"}'), "s3cret");
  expect(signed).toBe(createHash("md5").update(plain).digest("hex").toUpperCase());
  expect(signed).toMatch(/^[0-9A-F]{32}$/);
});

test("the order in which the parameters are given does not matter, their values do", () => {
  const body = Buffer.from("{}");
  expect(sign({ b: "2", a: "1" }, body, "s")).toBe(sign({ a: "1", b: "2" }, body, "s"));
  expect(sign({ a: "1", b: "2" }, body, "s")).not.toBe(sign({ a: "1", b: "3" }, body, "s"));
});

test("known answers", () => {
  expect(sign({}, Buffer.from(""), "")).toBe("D41D8CD98F00B204E9800998ECF8427E");
  expect(passwordDigest("", "")).toBe(createHash("sha1").update("d41d8cd98f00b204e9800998ecf8427e").digest("hex"));
});
