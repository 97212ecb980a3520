import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { goodInvoice, number, seller, user } from "#sandbox/fixtures/uploaded.ts";
import { seal, unseal } from "#sandbox/leqi/envelope.ts";
import { loadBooks } from "#sandbox/load-books.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";

const sm4Key = "0123456789abcdeffedcba9876543210";
const key = Buffer.from(sm4Key, "hex");

let dir: string;
let sandbox: Sandbox;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "sandbox-"));
  loadBooks(dir, { taxpayers: [seller] });
  await start();
});

afterEach(async () => {
  await sandbox.close();
  rmSync(dir, { recursive: true });
});

describe("the wire", () => {
  test("takes an upload and tells its result, to who sent it only", async () => {
    const { sllsh } = await invoke("202007/QDFPSC", [goodInvoice]);
    const result = { returncode: "00", resultList: [{ fphm: number, status: "00", message: "上传成功" }] };
    expect(await invoke("202007/CXQDFPSCJG", { sllsh })).toMatchObject(result);
    loadBooks(dir, { taxpayers: [{ ...seller, taxpayerId: "91110108MA09XX021Q", userId: "SY0002" }] });
    expect(await invoke("202007/CXQDFPSCJG", { sllsh }, "SY0002")).toMatchObject({ returncode: "08" });
    expect(await invoke("203067/FPZTXXCX", { fplx: "82", fphm: number }, "SY0002")).toMatchObject({ returncode: "09" });
    expect(await invoke("202007/CXSXED", { nsrsbh: seller.taxpayerId }, "SY0002")).toMatchObject({ returncode: "23" });
  });

  test.each([
    ["not an array", { fphm: number }],
    ["nothing", []],
    ["an array of numbers", [1]],
  ])("refuses %s as a whole", async (_what, content) => {
    expect(await invoke("202007/QDFPSC", content)).toMatchObject({ returncode: "21" });
  });

  test("a number twice in one call is taken once", async () => {
    const { sllsh } = await invoke("202007/QDFPSC", [goodInvoice, goodInvoice]);
    expect(await invoke("202007/CXQDFPSCJG", { sllsh })).toMatchObject({
      resultList: [{ status: "00" }, { status: "03" }],
    });
  });

  test("tells the credit line, less what was used", async () => {
    loadBooks(dir, { taxpayers: [{ ...seller, credit: 150_000n }] });
    await invoke("202007/QDFPSC", [goodInvoice]);
    const left = { returncode: "00", bysxed: "1500.00", kysyed: "500.00" };
    expect(await invoke("202007/CXSXED", { nsrsbh: seller.taxpayerId })).toMatchObject(left);
    await control("POST", "books", { taxpayers: [{ ...seller, credit: "2000.00" }] });
    expect(await invoke("202007/CXSXED", { nsrsbh: seller.taxpayerId })).toMatchObject({ kysyed: "1000.00" });
  });

  test("refuses what lies in a closed period, and takes the day it is open from", async () => {
    await control("PUT", "settings", { closedBefore: "2026-11-20" });
    const { sllsh } = await invoke("202007/QDFPSC", [
      { ...goodInvoice, kprq: "2026-11-19 23:59:59" },
      { ...goodInvoice, fphm: "26117000000000000002" },
    ]);
    expect(await invoke("202007/CXQDFPSCJG", { sllsh })).toMatchObject({
      resultList: [{ status: "02", message: "该发票所属期已确认，已超过上传期限，请按规定重新开具" }, { status: "00" }],
    });
  });

  test("an empty object is refused by itself and does not spoil the call", async () => {
    const { sllsh } = await invoke("202007/QDFPSC", [goodInvoice, {}]);
    expect(await invoke("202007/CXQDFPSCJG", { sllsh })).toMatchObject({
      resultList: [{ status: "00" }, { status: "02" }],
    });
  });

  test.each([
    ["another address", 404, "/access/v2/invoke/202007/NOSUCH", {}],
    ["no 接入单位", 401, "/access/v2/invoke/202007/CXSXED", { jrdwptbh: "" }],
    ["an unknown 使用单位", 403, "/access/v2/invoke/202007/CXSXED", { sydwptbh: "SY9999" }],
    ["headers of another service", 400, "/access/v2/invoke/202007/CXSXED", { fwbm: "QDFPSC" }],
  ])("%s is answered %i", async (_what, status, path, changes) => {
    const headers = { ...headersFor("202007/CXSXED", user), ...changes };
    expect((await fetch(`${sandbox.url}${path}`, { method: "POST", headers, body: seal({}, key) })).status).toBe(
      status,
    );
  });

  test("only POST", async () => {
    expect((await fetch(`${sandbox.url}/access/v2/invoke/202007/CXSXED`)).status).toBe(404);
  });
});

describe("the ledger", () => {
  test("outlives the process, as do the uploads", async () => {
    await control("PUT", "settings", { processingMs: 60_000 });
    const { sllsh } = await invoke("202007/QDFPSC", [goodInvoice]);
    await sandbox.close();
    await start();
    expect(await invoke("202007/CXQDFPSCJG", { sllsh })).toMatchObject({ resultList: [{ status: "01" }] });
    await control("POST", "clock", { advanceMs: 60_000 });
    expect(await control("GET", "effects")).toMatchObject({
      effects: [{ id: 1, key: number, taxpayerId: seller.taxpayerId, total: "1060.00", callId: 1, upload: sllsh }],
    });
  });

  test("cannot be altered", async () => {
    await invoke("202007/QDFPSC", [goodInvoice]);
    await control("GET", "effects");
    const db = new DatabaseSync(join(dir, "bureau.sqlite"));
    expect(() => db.exec("UPDATE effects SET total = 0")).toThrow("append-only");
    expect(() => db.exec("DELETE FROM effects")).toThrow("append-only");
    db.close();
  });

  test("can be asked for by taxpayer and from a place on", async () => {
    await invoke("202007/QDFPSC", [goodInvoice, { ...goodInvoice, fphm: "26117000000000000002" }]);
    expect(await control("GET", "effects?after=1")).toMatchObject({ effects: [{ id: 2 }] });
    expect(await control("GET", "effects?limit=1")).toMatchObject({ effects: [{ id: 1 }] });
    expect(await control("GET", "effects?taxpayer=nobody")).toEqual({ effects: [] });
  });
});

describe("control", () => {
  test("reset forgets everything", async () => {
    await invoke("202007/QDFPSC", [goodInvoice]);
    await control("POST", "clock", { at: "2020-01-01T00:00:00Z", frozen: true });
    await control("PUT", "faults", { faults: [{ kind: "hang" }] });
    await control("POST", "reset");
    expect(await control("GET", "effects")).toEqual({ effects: [] });
    expect(await control("GET", "calls")).toEqual({ calls: [] });
    expect(await control("GET", "faults")).toEqual({ faults: [] });
    expect(await control("GET", "settings")).toMatchObject({ processingMs: 1_000, listLagMs: null });
    await control("POST", "books", { taxpayers: [{ ...seller, credit: "10.00" }] });
    expect(await invoke("202007/CXSXED", { nsrsbh: seller.taxpayerId })).toMatchObject({ bysxed: "10.00" });
  });

  test("shows the books and what was handed in, page by page", async () => {
    await control("PUT", "settings", { processingMs: 60_000 });
    const { sllsh } = await invoke("202007/QDFPSC", [goodInvoice, { ...goodInvoice, fphm: "26117000000000000002" }]);
    expect(await control("GET", `uploads?taxpayer=${seller.taxpayerId}`)).toMatchObject({
      uploads: [{ number: sllsh, wire: "leqi", processedAt: null, items: [{ key: number, status: "in-work" }, {}] }],
    });
    expect(await control("GET", "books")).toEqual({ held: [] });
    await control("POST", "clock", { advanceMs: 60_000 });
    expect(await control("GET", "uploads?after=1")).toEqual({ uploads: [] });
    expect(await control("GET", "books?limit=1")).toMatchObject({ held: [{ key: number, total: "1060.00" }] });
    expect(await control("GET", `books?after=${number}`)).toMatchObject({ held: [{ key: "26117000000000000002" }] });
    expect(await control("GET", "books?taxpayer=nobody")).toEqual({ held: [] });
  });

  test("the seed gives the numbers: the same again, and others for another", async () => {
    const numbersOf = async (seed: number) => {
      await control("POST", "reset", { seed });
      await control("POST", "clock", { at: "2026-11-22T12:00:00+08:00", frozen: true });
      await control("POST", "books", { taxpayers: [seller] });
      const first = (await invoke("202007/QDFPSC", [goodInvoice])).sllsh;
      return [first, (await invoke("202007/QDFPSC", [goodInvoice])).sllsh];
    };
    const numbers = await numbersOf(7);
    expect(new Set(numbers).size).toBe(2);
    expect(await numbersOf(7)).toEqual(numbers);
    expect(await numbersOf(8)).not.toEqual(numbers);
    expect(await control("GET", "health")).toMatchObject({ ok: true, seed: 8 });
  });

  test("faults are put, listed and lifted", async () => {
    const faults = [{ kind: "server-error", service: "202007/CXSXED", times: 1 }];
    await control("PUT", "faults", { seed: 3, faults });
    await expect(invoke("202007/CXSXED", { nsrsbh: seller.taxpayerId })).rejects.toThrow("500");
    expect(await control("GET", "faults")).toEqual({ faults: [{ fault: faults[0], fitted: 1, struck: 1 }] });
    expect(await control("DELETE", "faults")).toEqual({ faults: [] });
  });

  test.each([
    ["PUT", "faults", { faults: [{ kind: "flood" }] }],
    ["PUT", "faults", { faults: [{ kind: "hang", service: "202007/NOSUCH" }] }],
    ["PUT", "settings", { processingMs: -1 }],
    ["PUT", "settings", { colour: "red" }],
    ["POST", "books", { held: [{ key: "1" }] }],
    ["POST", "reset", { seed: "seven" }],
    ["PUT", "faults?connector=package", { faults: [] }],
    ["GET", "effects?limit=many", undefined],
    ["GET", "calls?colour=red", undefined],
  ])("%s %s refuses what it does not understand", async (method, path, body) => {
    await expect(control(method, path, body)).rejects.toThrow("400");
  });
});

test("loadBooks counts what it entered, and can begin afresh", () => {
  const held = Array.from({ length: 3 }, (_, serial) => ({
    key: `2611700000000000001${serial}`,
    sellerTaxpayerId: seller.taxpayerId,
    kind: "82",
    issuedOn: "2026-11-01",
    buyerTaxpayerId: "",
    buyerName: "个人",
    amount: 9_007_199_254_740_993n,
    tax: 0n,
    total: 9_007_199_254_740_993n,
    status: "normal" as const,
  }));
  const other = join(dir, "other");
  expect(loadBooks(other, { taxpayers: [seller], held })).toEqual({ taxpayers: 1, held: 3, confirmations: 0 });
  expect(loadBooks(other, { held: held.slice(0, 1) }, { fresh: true })).toEqual({
    taxpayers: 0,
    held: 1,
    confirmations: 0,
  });
  const db = new DatabaseSync(join(other, "bureau.sqlite"), { readOnly: true });
  const select = db.prepare("SELECT total FROM held");
  select.setReadBigInts(true);
  expect(select.all().map(({ total }) => total)).toEqual([9_007_199_254_740_993n]);
  db.close();
});

async function start(): Promise<void> {
  sandbox = await startSandbox({ dir, port: 0, controlPort: 0, sm4Key, settings: { processingMs: 0, queryLagMs: 0 } });
}

function headersFor(service: string, userId: string): Record<string, string> {
  const [nlbm = "", fwbm = ""] = service.split("/");
  return { nlbm, fwbm, jrdwptbh: "PT0001", sydwptbh: userId };
}

async function invoke(service: string, content: unknown, userId = user): Promise<Record<string, unknown>> {
  const url = `${sandbox.url}/access/v2/invoke/${service}`;
  const response = await fetch(url, { method: "POST", headers: headersFor(service, userId), body: seal(content, key) });
  if (!response.ok) throw new Error(String(response.status));
  const { body } = (await response.json()) as { body: { Response: { Data: string } } };
  return unseal(body.Response.Data, key)?.content as Record<string, unknown>;
}

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${sandbox.controlUrl}/control/${path}`, { method, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
