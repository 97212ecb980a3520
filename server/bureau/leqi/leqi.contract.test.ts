import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import type { HeldInvoice, Reply } from "#domain/reply.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";
import type { Pulled } from "#server/bureau/bureau.ts";
import { buyer, sampleInvoice, sampleRedInvoice, seller } from "#server/bureau/fixtures/sample-invoice.ts";
import { type UploadFault, uploadFaults } from "#server/bureau/fixtures/upload-faults.ts";
import type { LeqiConfig } from "#server/bureau/leqi/config.ts";
import { type LeqiBureau, leqiBureau } from "#server/bureau/leqi/leqi.ts";

const sm4Key = "0123456789abcdeffedcba9876543210";
const party = { merchantId: "m-1", taxpayerId: seller.taxpayerId };
const noon = "2026-11-22T12:00:00+08:00";

let sandbox: Sandbox;
let bureau: LeqiBureau;
let config: LeqiConfig;

beforeAll(async () => {
  sandbox = await startSandbox({ dir: ":memory:", port: 0, controlPort: 0, sm4Key });
  config = { url: sandbox.url, sm4Key, userId: "SY0001", platformNumber: "PT0001" };
  bureau = leqiBureau(config);
});

afterAll(async () => {
  await bureau.close();
  await sandbox.close();
});

beforeEach(async () => {
  await control("POST", "reset");
  await control("PUT", "settings", { processingMs: 0, queryLagMs: 0, listLagMs: 0 });
  await control("POST", "clock", { at: noon, frozen: true });
  await control("POST", "books", { taxpayers: [{ ...seller, userId: "SY0001" }] });
});

describe("upload and result", () => {
  test("received, then accepted, with the bureau's time and one effect each", async () => {
    const invoices = [sampleInvoice(1), sampleInvoice(2, { kind: "81" }), sampleRedInvoice(3, sampleInvoice(1).number)];
    const sent = await bureau.send(party, invoices);
    const acceptanceNumber = numberOf(sent.reading.get(invoiceKey(sampleInvoice(1))));
    expect([...sent.reading.values()]).toEqual(invoices.map(() => ({ kind: "received", acceptanceNumber })));

    const polled = await bureau.poll(party, acceptanceNumber, invoices.map(invoiceKey));
    expect([...polled.reading.values()]).toEqual(
      invoices.map(() => ({ kind: "accepted", warnings: [], bureauTime: new Date(noon) })),
    );
    expect(await effects()).toEqual([
      [invoices[0]?.number, "1060.00"],
      [invoices[1]?.number, "1060.00"],
      [invoices[2]?.number, "-1060.00"],
    ]);
  });

  test("what it leaves behind is evidence", async () => {
    const { record } = await bureau.send(party, [sampleInvoice(1)]);
    expect(record).toMatchObject({ connector: "leqi", operation: "send", status: 200, outcome: "received" });
    expect(record.bureauTime).toEqual(new Date(noon));
    expect(record.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(Buffer.from(record.requestBody).toString()).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(JSON.parse(Buffer.from(record.replyBody).toString())).toHaveProperty("body.Response.RequestId");
    expect(record.replyHeaders["content-type"]).toBe("application/json; charset=utf-8");
    expect(record.repliedAt).toBeInstanceOf(Date);
    expect(await calls()).toMatchObject([{ service: "202007/QDFPSC", traceId: record.traceId, items: 1, status: 200 }]);
  });

  test("in work until its time has come", async () => {
    await control("PUT", "settings", { processingMs: 60_000 });
    const { reading } = await bureau.send(party, [sampleInvoice(1)]);
    const number = numberOf(reading.get(sampleInvoice(1).number));
    expect(await pollOne(number)).toEqual({ kind: "processing" });
    expect(await effects()).toEqual([]);
    await control("POST", "clock", { advanceMs: 60_000 });
    expect((await pollOne(number)).kind).toBe("accepted");
  });

  test("the second upload of a number is a duplicate, whatever it says", async () => {
    await accept(sampleInvoice(1));
    const other = sampleInvoice(1, { buyer: { ...buyer, name: "另一家" } });
    expect(await uploadOne(other)).toEqual({ kind: "duplicate", message: "发票号码重复，该发票已存在" });
    expect(await effects()).toHaveLength(1);
  });

  test("the bureau's reason is kept word for word", async () => {
    await control("POST", "books", { taxpayers: [{ ...seller, userId: "SY0001", credit: "1000.00" }] });
    await accept(sampleInvoice(1));
    expect(await uploadOne(sampleInvoice(2))).toEqual({
      kind: "rejected",
      code: "02",
      message: "开票预扣授信额度失败，授信额度不足本次开票金额：1000.00；剩余可用额度：0.00",
    });
  });

  test("a remark on an accepted invoice is a warning", async () => {
    await control("PUT", "settings", { remarkBlankClassification: true });
    const invoice = sampleInvoice(1);
    const blank = { ...invoice, lines: invoice.lines.map((line) => ({ ...line, classification: "" })) };
    expect(await uploadOne(blank)).toMatchObject({
      kind: "accepted",
      warnings: ["上传成功，提示：第1行税收分类编码为空"],
    });
  });

  test("a result is forgotten after twelve hours", async () => {
    const { reading } = await bureau.send(party, [sampleInvoice(1)]);
    const number = numberOf(reading.get(sampleInvoice(1).number));
    await control("POST", "clock", { advanceMs: 12 * 3_600_000 });
    expect((await pollOne(number)).kind).toBe("accepted");
    await control("POST", "clock", { advanceMs: 1 });
    expect(await pollOne(number)).toEqual({ kind: "result-expired" });
  });

  test("a hundred go in one call, a hundred and one do not", async () => {
    const invoices = Array.from({ length: 101 }, (_, index) => sampleInvoice(index + 1));
    const { reading } = await bureau.send(party, invoices.slice(0, bureau.sendLimit));
    expect(reading.size).toBe(100);
    expect(await effects()).toHaveLength(100);
    expect((await bureau.send(party, invoices)).reading.get(sampleInvoice(101).number)).toEqual({
      kind: "unknown-code",
      code: "22",
      message: "单次上传发票不能超过100张",
    });
  });
});

describe("one invoice", () => {
  const invoice = sampleInvoice(1);

  test("found, with the values the bureau holds", async () => {
    await accept(invoice);
    expect(await checkOne()).toEqual({ kind: "found", held: heldOf(invoice) });
  });

  test("found under its number though kind and date differ", async () => {
    await holds({ ...heldOf(invoice), kind: "81", issuedOn: "2026-11-19" });
    expect(await checkOne()).toMatchObject({ kind: "found", held: { kind: "81", issuedOn: "2026-11-19" } });
    await control("PUT", "settings", { strictLookup: true });
    expect((await checkOne()).kind).toBe("absent");
  });

  test("absent up to the watermark, which lags", async () => {
    await control("PUT", "settings", { queryLagMs: 2_000 });
    expect(await checkOne()).toEqual({ kind: "absent", watermark: new Date("2026-11-22T11:59:58+08:00") });
  });

  test("the watermark never passes an upload whose outcome the store does not show yet", async () => {
    await control("PUT", "settings", { queryLagMs: 2_000, processingMs: 60_000 });
    await bureau.send(party, [invoice]);
    const received = new Date(noon);
    for (const advanceMs of [30_000, 30_000, 1_999]) {
      await control("POST", "clock", { advanceMs });
      const reply = await checkOne();
      expect(reply.kind === "absent" && reply.watermark && reply.watermark < received).toBe(true);
    }
    await control("POST", "clock", { advanceMs: 1 });
    expect((await checkOne()).kind).toBe("found");
  });

  test("a 税控 invoice is asked for by code and number", async () => {
    const held = { ...heldOf(invoice), key: "01100230010400012345", kind: "10" };
    await holds(held);
    const asked = { kind: "10", number: "00012345", code: "011002300104", issuedOn: "2026-11-20" } as const;
    expect((await bureau.check(party, asked)).reading).toEqual({ kind: "found", held });
  });
});

describe("lists", () => {
  test("page by page, and complete to the watermark", async () => {
    await control("PUT", "settings", { packageSize: 2, listLagMs: null });
    const held = [1, 2, 3, 4, 5].map((serial) => heldOf(sampleInvoice(serial)));
    await holds(...held, { ...heldOf(sampleInvoice(6)), issuedOn: "2026-11-22" });
    const parts = await pullAll({ pullKinds: ["82"] });
    expect(parts.map((part) => (part.kind === "page" ? part.held.length : part.kind))).toEqual([2, 2, 1, "complete"]);
    expect(parts.flatMap((part) => (part.kind === "page" ? part.held : []))).toEqual(held);
    expect(parts.at(-1)).toMatchObject({ kind: "complete", watermark: new Date("2026-11-22T00:00:00+08:00") });
  });

  test("every kind is asked for, 税控 among them", async () => {
    await holds(heldOf(sampleInvoice(1)), { ...heldOf(sampleInvoice(2)), key: "01100230010400012345", kind: "10" });
    const parts = await pullAll({});
    expect(parts.flatMap((part) => (part.kind === "page" ? part.held.map(({ key }) => key) : [])).sort()).toEqual([
      "01100230010400012345",
      sampleInvoice(1).number,
    ]);
  });

  test("waits while a list is being prepared", async () => {
    await control("PUT", "settings", { listPreparationMs: 1_500 });
    await holds(heldOf(sampleInvoice(1)));
    const waited: number[] = [];
    async function wait(ms: number): Promise<void> {
      waited.push(ms);
      await control("POST", "clock", { advanceMs: ms });
    }
    const parts = await pullAll({ pullKinds: ["82", "81"], wait });
    expect(waited).toEqual([500, 1_000, 500, 1_000]);
    // The second list was made 1.5 s after the first, which began 1 s after noon.
    expect(parts.at(-1)).toMatchObject({ kind: "complete", watermark: new Date("2026-11-22T12:00:01+08:00") });
  });

  test("breaks off at the first failure, and what came before stays true", async () => {
    await holds(heldOf(sampleInvoice(1)));
    await control("PUT", "faults", { faults: [{ kind: "server-error", service: "203067/PLFPXZSQ", nth: 2 }] });
    const parts = await pullAll({ pullKinds: ["82", "81", "10"] });
    expect(parts.map(({ kind }) => kind)).toEqual(["page", "broken"]);
    expect(parts.at(-1)).toMatchObject({
      reply: { kind: "lost", cause: "server-error" },
      record: { operation: "pull", outcome: "lost", status: 500 },
    });
  });

  test("breaks off when its patience ends", async () => {
    await control("PUT", "settings", { listPreparationMs: 3_600_000 });
    const parts = await pullAll({ pullKinds: ["82"], wait: async () => undefined });
    expect(parts).toMatchObject([{ kind: "broken", reply: { kind: "processing" } }]);
  });

  test("of a taxpayer that is not ours is broken", async () => {
    const parts = await pullAll({ pullKinds: ["82"] }, "91110108MA09XX021Q");
    expect(parts).toMatchObject([{ kind: "broken", reply: { kind: "unknown-code", code: "23" } }]);
  });
});

describe("probe", () => {
  test("accepted when the interface answers", async () => {
    const { reading, record } = await bureau.probe(party);
    expect(reading).toEqual({ kind: "accepted", warnings: [], bureauTime: new Date(noon) });
    expect(record).toMatchObject({ operation: "probe", outcome: "accepted" });
  });

  test("a stranger is refused", async () => {
    expect((await impatient({ userId: "nobody" }).probe(party)).reading).toEqual({ kind: "refused-us", status: 403 });
  });

  test("the wrong key is the gateway's error, not ours to guess at", async () => {
    expect((await impatient({ sm4Key: "0".repeat(32) }).probe(party)).reading).toEqual({
      kind: "unknown-code",
      code: "GW0002",
      message: "请求报文解密失败",
    });
  });
});

/** Each fault strikes an upload: what we read, and whether the invoice went in all the same. */
const faults: readonly UploadFault[] = [
  ...uploadFaults,
  ["an unknown code", { kind: "unknown-code" }, { kind: "unknown-code", code: "77", message: "未知状态" }, 0],
];

describe("faults", () => {
  test.each(faults)("%s", async (_what, fault, reply, count) => {
    await control("PUT", "faults", { faults: [fault] });
    const hasty = impatient({ deadlines: fault.kind === "hang" || fault.kind === "drip" ? { totalMs: 400 } : {} });
    const { reading, record } = await hasty.send(party, [sampleInvoice(1)]);
    expect(reading.get(sampleInvoice(1).number)).toMatchObject(reply);
    expect(record.outcome).toBe(reply.kind);
    if (reply.kind === "lost") expect(record.replyBody.length).toBeLessThanOrEqual(4_096);
    expect(await effects()).toHaveLength(count);
    expect(await calls()).toMatchObject([{ fault: fault.kind }]);
  });

  test("garbage is kept, so that a person can see what it was", async () => {
    await control("PUT", "faults", { faults: [{ kind: "html" }] });
    const { record } = await bureau.send(party, [sampleInvoice(1)]);
    expect(Buffer.from(record.replyBody).toString()).toContain("统一身份认证");
  });

  test("headers that never come end the wait before the rest does", async () => {
    await control("PUT", "faults", { faults: [{ kind: "hang" }] });
    const { reading } = await impatient({ deadlines: { headersMs: 50 } }).send(party, [sampleInvoice(1)]);
    expect(reading.get(sampleInvoice(1).number)).toEqual({ kind: "lost", cause: "timeout" });
  });

  test("a wrong clock is seen in the record", async () => {
    await control("PUT", "faults", { faults: [{ kind: "clock-skew", ms: -90_000_000 }] });
    const { record } = await bureau.probe(party);
    expect(record.bureauTime).toEqual(new Date("2026-11-21T11:00:00+08:00"));
  });

  test("a result that was there is in work again", async () => {
    const { reading } = await bureau.send(party, [sampleInvoice(1)]);
    const number = numberOf(reading.get(sampleInvoice(1).number));
    expect((await pollOne(number)).kind).toBe("accepted");
    await control("PUT", "faults", { faults: [{ kind: "out-of-order", times: 1 }] });
    expect(await pollOne(number)).toEqual({ kind: "processing" });
    expect((await pollOne(number)).kind).toBe("accepted");
  });

  test("a lost result, and a lost look-up, say so", async () => {
    const { reading } = await bureau.send(party, [sampleInvoice(1)]);
    const number = numberOf(reading.get(sampleInvoice(1).number));
    await control("PUT", "faults", { faults: [{ kind: "truncated" }] });
    expect(await pollOne(number)).toEqual({ kind: "lost", cause: "garbage" });
    expect((await bureau.check(party, sampleInvoice(1))).reading).toEqual({ kind: "lost", cause: "garbage" });
    expect((await bureau.probe(party)).reading).toEqual({ kind: "lost", cause: "garbage" });
  });

  test("maintenance and the rate limit hold for everyone", async () => {
    await control("PUT", "settings", { callsPerSecond: 1 });
    expect((await bureau.probe(party)).reading.kind).toBe("accepted");
    expect((await bureau.probe(party)).reading).toEqual({ kind: "told-to-wait", retryAfterSeconds: 1 });
    await control("PUT", "settings", { maintenance: true });
    expect((await bureau.probe(party)).reading).toEqual({ kind: "lost", cause: "server-error" });
  });
});

describe("what never left us", () => {
  test("nobody listens", async () => {
    const reply = await replyFrom(`http://127.0.0.1:${await freePort()}`);
    expect(reply).toEqual({ kind: "not-sent", cause: "refused" });
  });

  test("nobody has that name", async () => {
    expect(await replyFrom("http://bureau.invalid")).toEqual({ kind: "not-sent", cause: "dns" });
  });

  test("it does not speak TLS", async () => {
    expect(await replyFrom(sandbox.url.replace("http:", "https:"))).toEqual({ kind: "not-sent", cause: "tls" });
  });

  async function replyFrom(url: string): Promise<Reply> {
    const { reading, record } = await impatient({ url }).check(party, sampleInvoice(1));
    expect(record).toMatchObject({ status: null, repliedAt: null, outcome: "not-sent" });
    expect(record.requestBody.length).toBeGreaterThan(0);
    return reading;
  }
});

/** A connector of its own, let go of when the process ends. */
function impatient(changes: Partial<LeqiConfig>): LeqiBureau {
  return leqiBureau({ ...config, ...changes });
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
  return (rows as { key: string; total: string }[]).map(({ key, total }) => [key, total]);
}

async function calls(): Promise<unknown> {
  return (await control("GET", "calls")).calls;
}

async function holds(...held: HeldInvoice[]): Promise<void> {
  const entries = held.map((one) => ({
    ...one,
    sellerTaxpayerId: seller.taxpayerId,
    amount: "1000.00",
    tax: "60.00",
    total: "1060.00",
  }));
  await control("POST", "books", { held: entries });
}

function heldOf(invoice: Invoice): HeldInvoice {
  const { kind, issuedOn, amount, tax, total } = invoice;
  const key = invoiceKey(invoice);
  return {
    key,
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

async function accept(invoice: Invoice): Promise<void> {
  expect((await uploadOne(invoice)).kind).toBe("accepted");
}

async function uploadOne(invoice: Invoice): Promise<Reply> {
  const { reading } = await bureau.send(party, [invoice]);
  const number = numberOf(reading.get(invoiceKey(invoice)));
  return pollOne(number, invoiceKey(invoice));
}

async function pollOne(acceptanceNumber: string, key = sampleInvoice(1).number): Promise<Reply> {
  const { reading } = await bureau.poll(party, acceptanceNumber, [key]);
  const reply = reading.get(key);
  if (!reply) throw new Error(`no reply for ${key}`);
  return reply;
}

async function checkOne(): Promise<Reply> {
  return (await bureau.check(party, sampleInvoice(1))).reading;
}

async function pullAll(changes: Partial<LeqiConfig>, taxpayerId = seller.taxpayerId): Promise<Pulled[]> {
  await control("POST", "clock", { advanceMs: 1_000 });
  const pulled = impatient(changes).pull({ ...party, taxpayerId }, "2026-11-01", "2026-11-22");
  return Array.fromAsync(pulled);
}

function numberOf(reply: Reply | undefined): string {
  if (reply?.kind !== "received") throw new Error(`not received: ${JSON.stringify(reply)}`);
  return reply.acceptanceNumber;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
