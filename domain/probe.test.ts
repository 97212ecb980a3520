import { expect, test } from "vitest";
import { agreementOf, causeOfProbe } from "./probe.ts";
import type { Reply } from "./reply.ts";

const page = (text: string) => new TextEncoder().encode(text);
const nothing = page("");

test.each<[Reply, string, string]>([
  [{ kind: "found", held: {} as never }, "", ""],
  [{ kind: "absent", watermark: null }, "系统维护记录", ""],
  [{ kind: "lost", cause: "server-error" }, "<title>系统维护</title>", "maintenance"],
  [{ kind: "unknown-code", code: "99", message: "系统停机维护中" }, "", "maintenance"],
  [{ kind: "lost", cause: "server-error" }, "upstream connect error", "broken"],
  [{ kind: "lost", cause: "timeout" }, "", "timeout"],
  [{ kind: "not-sent", cause: "tls" }, "", "certificate"],
  [{ kind: "not-sent", cause: "refused" }, "", "unreachable"],
  [{ kind: "told-to-wait", retryAfterSeconds: 5 }, "", "wait"],
  [{ kind: "refused-us", status: 403 }, "", "refused"],
])("%o with “%s” is “%s”", (reply, body, cause) => {
  expect(causeOfProbe(reply, page(body))).toBe(cause);
});

test("a broken character in a broken page is no obstacle", () => {
  expect(causeOfProbe({ kind: "lost", cause: "garbage" }, new Uint8Array([0xff, 0xe7, 0xbb]))).toBe("broken");
  expect(causeOfProbe({ kind: "lost", cause: "garbage" }, nothing)).toBe("broken");
});

test("what we see stands beside what the bureau says", () => {
  expect(agreementOf("", true)).toBe("answers-though-announced");
  expect(agreementOf("timeout", false)).toBe("silent-unannounced");
  expect(agreementOf("timeout", true)).toBe("shut-as-announced");
  expect(agreementOf("maintenance", false)).toBe("shut-as-answered");
  expect(agreementOf("", false)).toBe("answers");
  expect(agreementOf(null, true)).toBe("unknown");
});
