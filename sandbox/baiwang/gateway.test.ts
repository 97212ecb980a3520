import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signatureOf } from "#sandbox/baiwang/signature.ts";
import { call, credentials, read } from "#sandbox/fixtures/baiwang-client.ts";
import { baiwangCounter, taxNo } from "#sandbox/fixtures/baiwang-counter.ts";
import { testSandbox } from "#sandbox/fixtures/test-sandbox.ts";

const sandbox = testSandbox();
const baiwang = baiwangCounter(sandbox);

describe("the door", () => {
  test("the signature is MD5 over secret, sorted parameters, body and secret", () => {
    const query = new URLSearchParams("timestamp=1763784000000&method=baiwang.output.invoice.list&appKey=k&sign=XX");
    const body = '{"taxNo":"91110105MA09XX013J","备注":"中文"}';
    const plain = `s3cretappKeykmethodbaiwang.output.invoice.listtimestamp1763784000000${body}s3cret`;
    const expected = createHash("md5").update(plain, "utf8").digest("hex").toUpperCase();
    expect(signatureOf("s3cret", query, Buffer.from(body))).toBe(expected);
    expect(signatureOf("abc", new URLSearchParams(), Buffer.from(""))).toBe("440AC85892CA43AD26D44C7AD9D47D3E");
  });

  test("gives a token, and takes it until it expires by the bureau's clock", async () => {
    await sandbox.control("PUT", "settings", { tokenSeconds: 60 });
    const given = await read(call(sandbox.url(), "baiwang.oauth.token", credentials, { grant_type: "password" }));
    expect(given).toMatchObject({ success: true, response: { expires_in: 60 } });
    const token = String(given.response?.access_token);
    expect(await baiwang.list({}, { token })).toMatchObject({ success: true });
    await sandbox.control("POST", "clock", { advanceMs: 60_000 });
    expect(await baiwang.list({}, { token })).toMatchObject({ success: false, errorResponse: { code: "100002" } });
    await baiwang.signIn();
    expect(await baiwang.list()).toMatchObject({ success: true });
    expect(await sandbox.control("DELETE", "tokens")).toEqual({ forgotten: 3 });
    expect(await baiwang.list()).toMatchObject({ errorResponse: { code: "100002" } });
  });

  test.each<[string, Record<string, string>, string]>([
    ["a wrong sign", { sign: "0".repeat(32) }, "100007"],
    ["a foreign application", { appKey: "someone" }, "100007"],
    ["no token", { token: "" }, "100001"],
    ["an unknown token", { token: "0".repeat(32) }, "100002"],
    ["another version", { version: "5.0" }, "100003"],
    ["a timestamp in seconds", { timestamp: "1763784000" }, "100003"],
    ["an unknown method", { method: "baiwang.output.invoice.issue" }, "100003"],
  ])("%s is answered %s", async (_what, changes, code) => {
    expect(await baiwang.ask("baiwang.output.invoice.list", {}, changes)).toMatchObject({
      method: changes.method ?? "baiwang.output.invoice.list",
      requestId: "0123456789abcdef0123456789abcdef",
      success: false,
      errorResponse: { code },
    });
  });

  test("a wrong password gets no token", async () => {
    const wrong = { ...credentials, password: "guess" };
    const reply = await read(call(sandbox.url(), "baiwang.oauth.token", wrong, { grant_type: "password" }));
    expect(reply).toMatchObject({ success: false, errorResponse: { code: "100004" } });
  });

  test("is shut in maintenance, and to whoever asks too often", async () => {
    await sandbox.control("PUT", "settings", { maintenance: true });
    const content = { taxNo, acceptNo: "none" };
    expect((await baiwang.send("baiwang.output.invoice.query", content)).status).toBe(503);
    await sandbox.control("PUT", "settings", { maintenance: false, callsPerSecond: 1 });
    await sandbox.control("POST", "clock", { advanceMs: 1_000 });
    expect((await baiwang.send("baiwang.output.invoice.query", content)).status).toBe(200);
    expect((await baiwang.send("baiwang.output.invoice.query", content)).status).toBe(429);
  });

  test("a body that is no JSON is refused, signed or not", async () => {
    expect(await baiwang.ask("baiwang.invoice.upload", "{")).toMatchObject({ errorResponse: { code: "100003" } });
  });
});
