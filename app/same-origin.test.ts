import { expect, test } from "vitest";
import { assertSameOrigin } from "./same-origin.ts";

const own = "https://buchuan.example/";

test("a form of ours is taken", () => {
  expect(() => assertSameOrigin(new Headers({ origin: "https://buchuan.example" }), own)).not.toThrow();
});

test.each<[string, Record<string, string>]>([
  ["another site", { origin: "https://evil.example" }],
  ["a site that begins like ours", { origin: "https://buchuan.example.evil.example" }],
  ["ours without TLS", { origin: "http://buchuan.example" }],
  ["ours on another port", { origin: "https://buchuan.example:8443" }],
  ["a sandboxed frame", { origin: "null" }],
  ["no origin at all", {}],
  ["an empty one", { origin: "" }],
  ["a forged host", { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" }],
  ["two origins", { origin: "https://buchuan.example, https://evil.example" }],
])("%s is refused", (_, headers) => {
  expect(() => assertSameOrigin(new Headers(headers), own)).toThrow("forbidden: OTHER_ORIGIN");
});
