import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { causeOf } from "#domain/missing-cause.ts";
import { yuanText } from "#domain/money.ts";
import type { HeldInvoice, Reply } from "#domain/reply.ts";
import { demoAccount } from "#sandbox/baiwang/account.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";
import { type BaiwangBureau, baiwangBureau } from "#server/bureau/baiwang/baiwang.ts";
import type { BaiwangConfig } from "#server/bureau/baiwang/config.ts";
import type { Pulled } from "#server/bureau/bureau.ts";
import { buyer, sampleDeviceInvoice, sampleLine, seller } from "#server/bureau/fixtures/sample-invoice.ts";
import { type UploadFault, uploadFaults } from "#server/bureau/fixtures/upload-faults.ts";

const party = { merchantId: "m-1", taxpayerId: seller.taxpayerId };
const noon = "2026-11-22T12:00:00+08:00";
const invoice = sampleDeviceInvoice(1);
const key = invoiceKey(invoice);
const methods = {
  token: "baiwang.oauth.token",
  upload: "baiwang.invoice.upload",
  query: "baiwang.output.invoice.query",
  list: "baiwang.output.invoice.list",
};

let sandbox: Sandbox;
let bureau: BaiwangBureau;
let config: BaiwangConfig;

beforeAll(async () => {
  sandbox = await startSandbox({ dir: ":memory:", port: 0, controlPort: 0, sm4Key: "0".repeat(32) });
  const { appKey, secret, username, password, salt } = demoAccount;
  config = { url: sandbox.url, appKey, appSecret: secret, user: username, password, salt, now: () => new Date(noon) };
  bureau = baiwangBureau(config);
});

afterAll(async () => {
  await bureau.close();
  await sandbox.close();
});

beforeEach(async () => {
  await control("POST", "reset", {});
  await control("PUT", "settings", { processingMs: 0, queryLagMs: 0, listLagMs: 0 });
  await control("POST", "clock", { at: noon, frozen: true });
  await control("POST", "books", { taxpayers: [seller] });
});

describe("upload and result", () => {
  test("received under one number, then accepted, with the bureau's time and one effect each", async () => {
    const invoices = [
      invoice,
      sampleDeviceInvoice(2, { kind: "01", code: "1100261130", checkCode: "" }),
      sampleDeviceInvoice(3, { kind: "04", code: "1100261320" }),
      sampleDeviceInvoice(4, { kind: "08", code: "011002600113", checkCode: "" }),
      sampleDeviceInvoice(5, { kind: "11", code: "011002600107" }),
    ];
    const sent = await bureau.send(party, invoices);
    const acceptanceNumber = numberOf(sent.reading.get(key));
    expect([...sent.reading.values()]).toEqual(invoices.map(() => ({ kind: "received", acceptanceNumber })));

    const polled = await bureau.poll(party, acceptanceNumber, invoices.map(invoiceKey));
    expect([...polled.reading.values()]).toEqual(
      invoices.map(() => ({ kind: "accepted", warnings: [], bureauTime: new Date(noon) })),
    );
    expect(polled.record).toMatchObject({ operation: "poll", outcome: "accepted" });
    expect(await effects()).toEqual(invoices.map((one) => [invoiceKey(one), "1060.00"]));
  });

  test("what it leaves behind is evidence, and holds neither token nor secret", async () => {
    const { record } = await baiwangBureau(config).send(party, [invoice]);
    expect(record).toMatchObject({ connector: "baiwang", operation: "send", status: 200, outcome: "received" });
    expect(record.bureauTime).toEqual(new Date(noon));
    expect(record.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.parse(textOf(record.requestBody))).toMatchObject({ taxNo: seller.taxpayerId, invoiceUploadType: "3" });
    expect(JSON.parse(textOf(record.replyBody))).toMatchObject({ success: true, requestId: record.traceId });
    expect(textOf(record.requestBody)).not.toContain(demoAccount.secret);
    expect(await calls()).toMatchObject([
      { service: methods.token },
      { service: methods.upload, traceId: record.traceId, items: 1, status: 200 },
    ]);
  });

  test("taken in item by item: one refused for its content, one that is there already, one taken", async () => {
    await accept(sampleDeviceInvoice(2));
    const nameless = sampleDeviceInvoice(1, { buyer: { taxpayerId: "", name: "" } });
    const { reading, record } = await bureau.send(party, [nameless, sampleDeviceInvoice(2), sampleDeviceInvoice(3)]);
    expect([...reading.values()].map(({ kind }) => kind)).toEqual(["rejected", "duplicate", "received"]);
    expect(reading.get(key)).toMatchObject({ code: "70169" });
    expect(record.outcome).toBe("list");
    const number = numberOf(reading.get(invoiceKey(sampleDeviceInvoice(3))));
    expect((await pollOne(number, invoiceKey(sampleDeviceInvoice(3)))).kind).toBe("accepted");
    expect(await effects()).toHaveLength(2);
  });

  test("a duplicate is one whatever it says, and the look-up tells the values that are there", async () => {
    await accept(invoice);
    const other = sampleDeviceInvoice(1, { buyer: { ...buyer, name: "另一家" } });
    const { reading } = await bureau.send(party, [other]);
    expect(reading.get(key)?.kind).toBe("duplicate");
    expect(await checkOne()).toEqual({ kind: "found", held: heldOf(invoice) });
    expect(await effects()).toHaveLength(1);
  });

  test("a voided invoice goes as voided, and is held so", async () => {
    const voided = sampleDeviceInvoice(1, { voidedAt: "2026-11-20 22:30:00" });
    const { reading, record } = await bureau.send(party, [voided]);
    expect(JSON.parse(textOf(record.requestBody))).toMatchObject({
      invoiceUploadType: "4",
      invoiceList: [{ voidDate: "20261120223000" }],
    });
    expect((await pollOne(numberOf(reading.get(key)))).kind).toBe("accepted");
    expect(await checkOne()).toEqual({ kind: "found", held: { ...heldOf(voided), status: "void" } });
  });

  test("a load of both sorts is refused before it goes anywhere", async () => {
    const voided = sampleDeviceInvoice(2, { voidedAt: "2026-11-20" });
    await expect(bureau.send(party, [invoice, voided])).rejects.toThrow("voided");
    expect(await calls()).toEqual([]);
  });

  test("in work until its time has come", async () => {
    await control("PUT", "settings", { processingMs: 60_000 });
    const number = await handIn(invoice);
    expect(await pollOne(number)).toEqual({ kind: "processing" });
    expect(await effects()).toEqual([]);
    await control("POST", "clock", { advanceMs: 60_000 });
    expect((await pollOne(number)).kind).toBe("accepted");
  });

  test("a duplicate that shows only in the result", async () => {
    await control("PUT", "settings", { processingMs: 60_000 });
    const number = await handIn(invoice);
    await holds(heldOf(invoice));
    await control("POST", "clock", { advanceMs: 60_000 });
    expect((await pollOne(number)).kind).toBe("duplicate");
    expect((await checkOne()).kind).toBe("found");
  });

  test("a void of which only the day is known", async () => {
    await accept(sampleDeviceInvoice(1, { voidedAt: "2026-11-20" }));
  });

  test("验签失败 is final and says so", async () => {
    await control("PUT", "settings", { signatureFails: [key] });
    const reply = await pollOne(await handIn(invoice));
    expect(reply).toMatchObject({ kind: "rejected", code: "4" });
    expect(reply.kind === "rejected" && causeOf(reply.message)).toBe("SIGNATURE_FAILED");
    expect(await effects()).toEqual([]);
  });

  test("a result is forgotten after twelve hours", async () => {
    const number = await handIn(invoice);
    await control("POST", "clock", { advanceMs: 12 * 3_600_000 + 1 });
    expect(await pollOne(number)).toEqual({ kind: "result-expired" });
  });

  test("a number nobody gave has no result", async () => {
    expect(await pollOne("BW0")).toEqual({ kind: "result-expired" });
  });

  test("fifty go in one call", async () => {
    const invoices = Array.from({ length: 51 }, (_, index) => sampleDeviceInvoice(index + 1));
    const { reading } = await bureau.send(party, invoices.slice(0, bureau.sendLimit));
    expect(new Set([...reading.values()].map(({ kind }) => kind))).toEqual(new Set(["received"]));
    expect(await effects()).toHaveLength(50);
    const tooMany = await bureau.send(party, invoices);
    expect([...tooMany.reading.values()].map(({ kind }) => kind)).not.toContain("received");
  });

  test("a red invoice, a line with a discount, and one without a rate", async () => {
    await accept(invoice);
    const red = sampleDeviceInvoice(2, {
      amount: "-1000.00",
      tax: "-60.00",
      total: "-1060.00",
      red: { blueNumber: key, confirmationNumber: "1101052611000001", confirmationId: "" },
      lines: [{ ...sampleLine, quantity: "-1", amount: "-1000.00", tax: "-60.00" }],
    });
    const discounted = sampleDeviceInvoice(3, {
      lines: [
        { ...sampleLine, quantity: "2", amount: "2000.00", tax: "120.00", nature: "02" },
        { ...sampleLine, quantity: "", unitPrice: "", amount: "-1000.00", tax: "-60.00", nature: "01" },
      ],
    });
    const free = sampleDeviceInvoice(4, {
      amount: "1000.00",
      tax: "0.00",
      total: "1000.00",
      lines: [{ ...sampleLine, rate: "免税", tax: "0.00" }],
    });
    const { reading } = await bureau.send(party, [red, discounted, free]);
    expect([...reading.values()].map((reply) => reply.kind)).toEqual(["received", "received", "received"]);
    const number = numberOf(reading.get(invoiceKey(red)));
    const results = await bureau.poll(party, number, [red, discounted, free].map(invoiceKey));
    expect([...results.reading.values()]).toMatchObject([
      { kind: "accepted" },
      { kind: "accepted" },
      { kind: "accepted" },
    ]);
  });
});

describe("one invoice", () => {
  test("found, with the values the bureau holds", async () => {
    await accept(invoice);
    expect(await checkOne()).toEqual({ kind: "found", held: heldOf(invoice) });
  });

  test("absent up to the watermark, which lags", async () => {
    await control("PUT", "settings", { queryLagMs: 2_000 });
    expect(await checkOne()).toEqual({ kind: "absent", watermark: new Date("2026-11-22T11:59:58+08:00") });
  });

  test("the watermark never passes an upload whose outcome the books do not show yet", async () => {
    await control("PUT", "settings", { queryLagMs: 2_000, processingMs: 60_000 });
    await handIn(invoice);
    const received = new Date(noon);
    for (const advanceMs of [30_000, 30_000, 1_999]) {
      await control("POST", "clock", { advanceMs });
      const reply = await checkOne();
      const certain = reply.kind === "absent" && reply.watermark && reply.watermark >= received;
      expect(certain || reply.kind === "found").toBe(false);
    }
    await control("POST", "clock", { advanceMs: 1 });
    expect((await checkOne()).kind).toBe("found");
  });

  test("refused for its signature, it is not there", async () => {
    await control("PUT", "settings", { signatureFails: [key] });
    await pollOne(await handIn(invoice));
    expect((await checkOne()).kind).toBe("absent");
  });
});

describe("lists", () => {
  const five = [1, 2, 3, 4, 5].map((serial) => heldOf(sampleDeviceInvoice(serial)));

  test("page by page, and complete to the watermark", async () => {
    await control("PUT", "settings", { listLagMs: null });
    await holds(...five, { ...heldOf(sampleDeviceInvoice(6)), issuedOn: "2026-11-22" });
    const parts = await pullAll({ pageSize: 2 });
    expect(parts.map((part) => (part.kind === "page" ? part.held.length : part.kind))).toEqual([2, 2, 1, "complete"]);
    expect(parts.flatMap((part) => (part.kind === "page" ? part.held : []))).toEqual(five);
    expect(parts.at(-1)).toMatchObject({ kind: "complete", watermark: new Date("2026-11-22T00:00:00+08:00") });
    expect(parts.at(-1)?.record).toMatchObject({ operation: "pull", outcome: "list" });
  });

  test("an empty list is complete too", async () => {
    const parts = await pullAll({});
    expect(parts.map(({ kind }) => kind)).toEqual(["page", "complete"]);
  });

  test("a void and a reversed one are told as what they are", async () => {
    await holds({ ...heldOf(invoice), status: "void" }, { ...heldOf(sampleDeviceInvoice(2)), status: "reversed" });
    const parts = await pullAll({});
    expect(parts.flatMap((part) => (part.kind === "page" ? part.held.map(({ status }) => status) : []))).toEqual([
      "void",
      "reversed",
    ]);
  });

  test("a list that grows while it is read is broken", async () => {
    await holds(...five);
    const parts: Pulled[] = [];
    for await (const part of impatient({ pageSize: 2 }).pull(party, "2026-11-01", "2026-11-22")) {
      parts.push(part);
      await holds(heldOf(sampleDeviceInvoice(6)));
      await control("POST", "clock", { advanceMs: 1_000 });
    }
    expect(parts.map(({ kind }) => kind)).toEqual(["page", "broken"]);
    expect(parts.at(-1)).toMatchObject({ reply: { kind: "unknown-code", code: methods.list } });
  });

  test("breaks off at the first failure, and what came before stays true", async () => {
    await holds(...five);
    await control("PUT", "faults", { faults: [{ kind: "server-error", service: methods.list, nth: 2 }] });
    const parts = await pullAll({ pageSize: 2 });
    expect(parts.map(({ kind }) => kind)).toEqual(["page", "broken"]);
    expect(parts.at(-1)).toMatchObject({
      reply: { kind: "lost", cause: "server-error" },
      record: { operation: "pull", outcome: "lost", status: 500 },
    });
  });
});

describe("token", () => {
  test("one for many calls at once", async () => {
    const fresh = baiwangBureau(config);
    await Promise.all([1, 2, 3].map((serial) => fresh.check(party, sampleDeviceInvoice(serial))));
    expect((await calls()).filter(({ service }) => service === methods.token)).toHaveLength(1);
  });

  test("forgotten in the middle: the same attempt goes once more, and the record tells of both", async () => {
    const fresh = baiwangBureau(config);
    await fresh.probe(party);
    await control("DELETE", "tokens");
    const { reading, record } = await fresh.send(party, [invoice]);
    expect(reading.get(key)?.kind).toBe("received");
    expect(record).toMatchObject({ outcome: "received", status: 200 });
    expect(record.replyHeaders).toMatchObject({
      "before-status": "200",
      "before-trace-id": expect.stringMatching(/^[0-9a-f]{32}$/),
      "before-reply-base64": expect.any(String),
    });
    expect((await calls()).map(({ service }) => service)).toEqual([
      methods.token,
      methods.list,
      methods.upload,
      methods.token,
      methods.upload,
    ]);
    expect(await effects()).toHaveLength(1);
  });

  test("one that never lives is not asked for for ever", async () => {
    await control("PUT", "settings", { tokenSeconds: 0 });
    const { reading, record } = await baiwangBureau(config).send(party, [invoice]);
    expect(reading.get(key)).toEqual({ kind: "told-to-wait", retryAfterSeconds: null });
    expect(record.outcome).toBe("told-to-wait");
    expect(await effects()).toEqual([]);
    expect(await calls()).toHaveLength(4);
  });

  test.each([
    ["the wrong password", { password: "guess" }],
    ["the wrong salt", { salt: "guess" }],
    ["the wrong secret", { appSecret: "guess" }],
    ["another application", { appKey: "guess" }],
  ])("%s is our refusal", async (_what, wrong) => {
    const { reading, record } = await baiwangBureau({ ...config, ...wrong }).send(party, [invoice]);
    expect(reading.get(key)).toEqual({ kind: "refused-us", status: 401 });
    expect(record).toMatchObject({ operation: "send", outcome: "refused-us" });
    expect(await effects()).toEqual([]);
  });

  test.each([
    ["silence", { kind: "hang" }, { kind: "not-sent", cause: "unreachable" }],
    ["500", { kind: "server-error" }, { kind: "not-sent", cause: "unreachable" }],
    ["a page", { kind: "html" }, { kind: "not-sent", cause: "unreachable" }],
    ["429", { kind: "too-many-requests", seconds: 7 }, { kind: "told-to-wait", retryAfterSeconds: 7 }],
    ["403", { kind: "refuse-us", status: 403 }, { kind: "refused-us", status: 403 }],
  ])("%s in its place: nothing was sent, and nobody doubts it", async (_what, fault, reply) => {
    await control("PUT", "faults", { faults: [{ ...fault, service: methods.token }] });
    const fresh = impatient({ deadlines: { headersMs: 400 } });
    const { reading, record } = await fresh.send(party, [invoice]);
    expect(reading.get(key)).toEqual(reply);
    expect(record).toMatchObject({ operation: "send", outcome: reply.kind });
    expect(JSON.parse(textOf(record.requestBody))).toHaveProperty("invoiceList");
    expect((await calls()).map(({ service }) => service)).toEqual([methods.token]);
  });
});

describe("probe", () => {
  test("accepted when the interface answers", async () => {
    const { reading, record } = await bureau.probe(party);
    expect(reading).toEqual({ kind: "accepted", warnings: [], bureauTime: new Date(noon) });
    expect(record).toMatchObject({ operation: "probe", outcome: "accepted" });
  });

  test("of a taxpayer they do not know it is no failure of the interface", async () => {
    const { reading } = await bureau.probe({ ...party, taxpayerId: "91110108MA09XX021Q" });
    expect(["accepted", "unknown-code"]).toContain(reading.kind);
  });
});

/** Each fault strikes an upload: what we read, and whether the invoice went in all the same. */
const faults: readonly UploadFault[] = [
  ...uploadFaults,
  ["an unknown code", { kind: "unknown-code" }, { kind: "unknown-code", message: "未知错误" }, 0],
];

describe("faults", () => {
  test.each(faults)("%s", async (_what, fault, reply, count) => {
    await control("PUT", "faults", { faults: [{ ...fault, service: methods.upload }] });
    const hasty = impatient({ deadlines: fault.kind === "hang" || fault.kind === "drip" ? { totalMs: 400 } : {} });
    const { reading, record } = await hasty.send(party, [invoice]);
    expect(reading.get(key)).toMatchObject(reply);
    expect(record).toMatchObject({ operation: "send", outcome: reply.kind });
    if (reply.kind === "lost") expect(record.replyBody.length).toBeLessThanOrEqual(4_096);
    expect(await effects()).toHaveLength(count);
    expect((await calls()).at(-1)).toMatchObject({ service: methods.upload, fault: fault.kind });
  });

  test("a result that was there is in work again", async () => {
    const number = await handIn(invoice);
    expect((await pollOne(number)).kind).toBe("accepted");
    await control("PUT", "faults", { faults: [{ kind: "out-of-order", service: methods.query, times: 1 }] });
    expect(await pollOne(number)).toEqual({ kind: "processing" });
    expect((await pollOne(number)).kind).toBe("accepted");
  });

  test("a lost result, a lost look-up and a lost probe say so", async () => {
    const number = await handIn(invoice);
    await control("PUT", "faults", { faults: [{ kind: "truncated" }] });
    expect(await pollOne(number)).toEqual({ kind: "lost", cause: "garbage" });
    expect(await checkOne()).toEqual({ kind: "lost", cause: "garbage" });
    expect((await bureau.probe(party)).reading).toEqual({ kind: "lost", cause: "garbage" });
  });

  test("maintenance and the rate limit hold for everyone", async () => {
    await bureau.probe(party);
    await control("POST", "clock", { advanceMs: 1_000 });
    await control("PUT", "settings", { callsPerSecond: 1 });
    expect((await bureau.probe(party)).reading.kind).toBe("accepted");
    expect((await bureau.probe(party)).reading).toEqual({ kind: "told-to-wait", retryAfterSeconds: 1 });
    await control("PUT", "settings", { maintenance: true });
    expect((await bureau.probe(party)).reading).toEqual({ kind: "lost", cause: "server-error" });
  });
});

test("nobody listens: nothing was sent", async () => {
  const { reading, record } = await impatient({ url: `http://127.0.0.1:${await freePort()}` }).send(party, [invoice]);
  expect(reading.get(key)).toEqual({ kind: "not-sent", cause: "refused" });
  expect(record).toMatchObject({ operation: "send", status: null, repliedAt: null, outcome: "not-sent" });
});

/** A connector of its own, let go of when the process ends. */
function impatient(changes: Partial<BaiwangConfig>): BaiwangBureau {
  return baiwangBureau({ ...config, ...changes });
}

async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox.controlUrl}/control/${path}`, { method, body: JSON.stringify(body) });
  const said: Record<string, unknown> = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
  return said;
}

/** [key, total] of every effect, in order. */
async function effects(): Promise<unknown[]> {
  const { effects: rows } = await control("GET", "effects");
  return (rows as { key: string; total: string }[]).map((row) => [row.key, row.total]);
}

async function calls(): Promise<Record<string, unknown>[]> {
  return (await control("GET", "calls")).calls as Record<string, unknown>[];
}

async function holds(...held: HeldInvoice[]): Promise<void> {
  const entries = held.map((one) => ({
    ...one,
    sellerTaxpayerId: seller.taxpayerId,
    amount: yuanText(one.amount),
    tax: yuanText(one.tax),
    total: yuanText(one.total),
  }));
  await control("POST", "books", { held: entries });
}

function heldOf(one: Invoice): HeldInvoice {
  const { kind, issuedOn, amount, tax, total } = one;
  return {
    key: invoiceKey(one),
    kind,
    issuedOn,
    buyerTaxpayerId: buyer.taxpayerId,
    buyerName: buyer.name,
    amount,
    tax,
    total,
    status: "normal",
  };
}

async function accept(one: Invoice): Promise<void> {
  expect((await pollOne(await handIn(one), invoiceKey(one))).kind).toBe("accepted");
}

/** @returns its acceptance number */
async function handIn(one: Invoice): Promise<string> {
  const { reading } = await bureau.send(party, [one]);
  return numberOf(reading.get(invoiceKey(one)));
}

async function pollOne(acceptanceNumber: string, asked = key): Promise<Reply> {
  const { reading } = await bureau.poll(party, acceptanceNumber, [asked]);
  const reply = reading.get(asked);
  if (!reply) throw new Error(`no reply for ${asked}`);
  return reply;
}

async function checkOne(): Promise<Reply> {
  return (await bureau.check(party, invoice)).reading;
}

async function pullAll(changes: Partial<BaiwangConfig>): Promise<Pulled[]> {
  await control("POST", "clock", { advanceMs: 1_000 });
  return Array.fromAsync(impatient(changes).pull(party, "2026-11-01", "2026-11-22"));
}

function numberOf(reply: Reply | undefined): string {
  if (reply?.kind !== "received") throw new Error(`not received: ${JSON.stringify(reply)}`);
  return reply.acceptanceNumber;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
