import { beforeEach, describe, expect, test } from "vitest";
import type { Fault, FaultKind } from "#sandbox/faults/fault.ts";
import type { ListFault } from "#sandbox/faults/list-faults.ts";
import { call, read, tokenFrom } from "#sandbox/fixtures/baiwang-client.ts";
import { coded } from "#sandbox/fixtures/coded.ts";
import { sm4Key, testSandbox } from "#sandbox/fixtures/test-sandbox.ts";
import { goodInvoice, seller } from "#sandbox/fixtures/uploaded.ts";
import { seal } from "#sandbox/leqi/envelope.ts";

const sandbox = testSandbox();
let token: string;

beforeEach(async () => {
  token = await tokenFrom(sandbox.url());
});

/** What a caller who waits half a second sees of an upload, and how often the invoice is in the ledger after it. */
type Seen = { readonly status: number | "silence" | "broken"; readonly text?: RegExp; readonly effects: number };

const seen: Readonly<Record<Exclude<FaultKind, ListFault>, Seen & { readonly details?: Omit<Fault, "kind"> }>> = {
  latency: { status: 200, text: /acceptNo|Data/, effects: 1, details: { ms: 50 } },
  hang: { status: "silence", effects: 0 },
  drip: { status: "silence", effects: 1 },
  reset: { status: "broken", effects: 0 },
  "close-before-reply": { status: "broken", effects: 1 },
  "too-many-requests": { status: 429, text: /请求过于频繁/, effects: 0 },
  "server-error": { status: 500, text: /upstream/, effects: 0 },
  maintenance: { status: 503, text: /系统正在维护/, effects: 0 },
  "refuse-us": { status: 401, text: /接入单位未授权/, effects: 0 },
  redirect: { status: 302, effects: 0 },
  html: { status: 200, text: /^<!DOCTYPE html>/, effects: 1 },
  truncated: { status: 200, text: /[^}]$/, effects: 1 },
  "wrong-length": { status: "broken", effects: 1 },
  oversized: { status: 200, text: /^\{"message":"a{9}/, effects: 1, details: { megabytes: 1 } },
  "gzip-bomb": { status: 200, text: /^\0{9}/, effects: 1, details: { megabytes: 1 } },
  "brotli-bomb": { status: 200, text: /^\0{9}/, effects: 1, details: { megabytes: 1 } },
  "duplicate-effect": { status: 200, text: /acceptNo|Data/, effects: 2 },
  "out-of-order": { status: 200, text: /acceptNo|Data/, effects: 1 },
  "unknown-code": { status: 200, text: /77777|Data/, effects: 0 },
  "clock-skew": { status: 200, text: /acceptNo|Data/, effects: 1 },
};

describe.each([
  ["乐企", "202007/QDFPSC", uploadDigital],
  ["百望", "baiwang.invoice.upload", uploadCoded],
] as const)("%s", (_wire, service, upload) => {
  test.each(Object.entries(seen))("%s", async (kind, { status, text, effects, details }) => {
    await sandbox.control("PUT", "faults", { faults: [{ kind, service, ...details }] });
    const reply = await replyOf(upload);
    expect(reply.status).toBe(status);
    if (text) expect(reply.text).toMatch(text);
    expect(await sandbox.effects()).toHaveLength(effects);
    expect(await sandbox.control("GET", `calls?service=${service}`)).toMatchObject({ calls: [{ fault: kind }] });
  });
});

describe("on 百望", () => {
  test("a refusal speaks its language", async () => {
    await sandbox.control("PUT", "faults", { faults: [{ kind: "too-many-requests", seconds: 7 }] });
    const response = await uploadCoded();
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.json()).toMatchObject({ method: "baiwang.invoice.upload", success: false });
  });

  test("a finished result is 上传中 again", async () => {
    await uploadCoded();
    await sandbox.control("PUT", "faults", { faults: [{ kind: "out-of-order", times: 1 }] });
    expect(await statusOfOne()).toBe("3");
    expect(await statusOfOne()).toBe("1");
  });

  test("an unknown code may be of each invoice", async () => {
    const fault = { kind: "unknown-code", of: "invoice" };
    await uploadCoded();
    await sandbox.control("PUT", "faults", { faults: [fault] });
    expect(await statusOfOne()).toBe("7");
    expect(await (await uploadCoded()).json()).toMatchObject({ response: { success: [], fail: [{ code: "77777" }] } });
  });

  test("the token can be refused as anything else", async () => {
    await sandbox.control("PUT", "faults", {
      faults: [{ kind: "server-error", service: "baiwang.oauth.token", status: 502 }],
    });
    expect((await call(sandbox.url(), "baiwang.oauth.token", {})).status).toBe(502);
  });
});

describe("the deck", () => {
  test("is dealt for one connector without touching the other", async () => {
    await sandbox.control("PUT", "faults?connector=leqi", { faults: [{ kind: "hang" }] });
    await sandbox.control("PUT", "faults?connector=baiwang", { faults: [{ kind: "server-error" }] });
    expect((await uploadCoded()).status).toBe(500);
    expect(await sandbox.control("GET", "faults")).toEqual({
      faults: [
        { fault: { kind: "hang", connector: "leqi" }, fitted: 0, struck: 0 },
        { fault: { kind: "server-error", connector: "baiwang" }, fitted: 1, struck: 1 },
      ],
    });
    expect(await sandbox.control("DELETE", "faults?connector=baiwang")).toMatchObject({
      faults: [{ fault: { kind: "hang" } }],
    });
    expect((await uploadCoded()).status).toBe(200);
    await sandbox.control("PUT", "faults", { faults: [] });
    expect((await uploadDigital()).status).toBe(200);
  });

  test("is drawn from the sandbox's seed where the plan has none", async () => {
    const plan = { faults: [{ kind: "server-error", probability: 0.5 }] };
    const drawn = async (seed: number) => {
      expect(await sandbox.control("POST", "reset", { seed })).toEqual({ ok: true, seed });
      await sandbox.control("PUT", "faults", plan);
      const statuses = [];
      for (let request = 0; request < 16; request++) {
        statuses.push((await call(sandbox.url(), "baiwang.oauth.token", {})).status);
      }
      return statuses;
    };
    const first = await drawn(7);
    expect(await drawn(7)).toEqual(first);
    expect(await drawn(8)).not.toEqual(first);
  });
});

async function replyOf(upload: typeof uploadCoded): Promise<{ status: Seen["status"]; text: string }> {
  try {
    const response = await upload(AbortSignal.timeout(500));
    return { status: response.status, text: await response.text() };
  } catch (fault) {
    return { status: (fault as Error).name === "TimeoutError" ? "silence" : "broken", text: "" };
  }
}

async function uploadDigital(signal?: AbortSignal): Promise<Response> {
  const headers = { nlbm: "202007", fwbm: "QDFPSC", jrdwptbh: "PT0001", sydwptbh: seller.userId };
  const body = seal([goodInvoice], Buffer.from(sm4Key, "hex"));
  const url = `${sandbox.url()}/access/v2/invoke/202007/QDFPSC`;
  return fetch(url, { method: "POST", headers, body, redirect: "manual", ...(signal && { signal }) });
}

async function uploadCoded(signal?: AbortSignal): Promise<Response> {
  const content = { taxNo: seller.taxpayerId, invoiceUploadType: "3", invoiceList: [coded()] };
  return call(sandbox.url(), "baiwang.invoice.upload", content, { token }, signal);
}

async function statusOfOne(): Promise<unknown> {
  const content = { taxNo: seller.taxpayerId, invoiceCode: "011002600111", invoiceNo: "00000001" };
  const { response } = await read(call(sandbox.url(), "baiwang.output.invoice.query", content, { token }));
  const [one] = (response?.list ?? []) as { uploadStatus: string }[];
  return one?.uploadStatus;
}
