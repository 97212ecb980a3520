import { expect, test } from "vitest";
import { lossCauseOf, unsentCauseOf } from "#server/bureau/http/failure.ts";

test.each([
  ["ENOTFOUND", "", "dns"],
  ["EAI_AGAIN", "", "dns"],
  ["ECONNREFUSED", "", "refused"],
  ["UND_ERR_CONNECT_TIMEOUT", "Connect Timeout Error", "unreachable"],
  ["EHOSTUNREACH", "", "unreachable"],
  ["ECONNRESET", "Client network socket disconnected before secure TLS connection was established", "tls"],
  ["ECONNRESET", "read ECONNRESET", "unreachable"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "", "tls"],
  ["CERT_HAS_EXPIRED", "", "tls"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "", "tls"],
])("before anything was written, %s %s is %s", (code, message, cause) => {
  expect(unsentCauseOf(Object.assign(new Error(message), { code }))).toBe(cause);
});

test.each([
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["UND_ERR_BODY_TIMEOUT", "timeout"],
  ["UND_ERR_SOCKET", "reset"],
  ["ECONNRESET", "reset"],
  ["EPIPE", "reset"],
  ["UND_ERR_HEADERS_OVERFLOW", "garbage"],
])("afterwards %s is %s", (code, cause) => {
  expect(lossCauseOf(Object.assign(new Error(), { code }))).toBe(cause);
});

test("an error without a code is judged too", () => {
  expect(unsentCauseOf("?")).toBe("unreachable");
  expect(lossCauseOf(new Error("?"))).toBe("reset");
  expect(lossCauseOf(Object.assign(new Error("?"), { name: "HTTPParserError" }))).toBe("garbage");
});
