import { afterAll, beforeAll, expect, test } from "vitest";
import { invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { acrossTenants, db, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { writeAttempts } from "#server/submissions/write-attempts.ts";
import { analyseTransfers } from "#server/transfers/analyse-transfers.ts";
import { exampleKnocks } from "#server/transfers/example-knocks.ts";
import { rollUpTransfers } from "#server/transfers/roll-up-transfers.ts";

const hourMs = 3_600_000;
const now = new Date("2026-11-22T02:30:00Z");
const days = { from: "2026-11-20", to: "2026-11-22" };
let merchant: Example;
let submissionId: bigint;
let invoice: ReturnType<typeof exampleInvoice>;

afterAll(stopQueue);

beforeAll(async () => {
  merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  invoice = exampleInvoice(taxpayerId);
  const [submitted] = await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  submissionId = submitted?.submissionId ?? 0n;
  await exampleKnocks(merchant.system, [
    { submissionId, number: 1, at: hoursAgo(30), ms: 100 },
    { submissionId, number: 2, at: hoursAgo(30), ms: 200 },
    { submissionId, number: 3, at: hoursAgo(26), knock: "poll", reply: "rejected", cause: "CREDIT_LINE", ms: 5_000 },
    { submissionId, number: 4, at: hoursAgo(26), connector: "baiwang", reply: "lost", code: "reset", cause: "OFFLINE" },
    { submissionId, number: 5, at: hoursAgo(2), reply: null },
    { submissionId, number: 6, at: hoursAgo(0), knock: "poll", reply: "processing", times: 7, ms: 50 },
  ]);
});

test("before anything was counted, and after, the analysis says what the rows say", async () => {
  const operator = await exampleOperator();
  const live = await analyseTransfers(operator, days);
  expect(live).toMatchObject({ knocks: 12, through: 9, unanswered: 1, countedTo: null });
  expect(live.causes).toEqual([
    { cause: "CREDIT_LINE", count: 1, share: 1 / 12 },
    { cause: "OFFLINE", count: 1, share: 1 / 12 },
  ]);
  expect(live.days).toEqual([
    { day: "2026-11-20", ...none },
    { day: "2026-11-21", ...none, through: 2, way: 1, content: 1 },
    { day: "2026-11-22", ...none, through: 7, unanswered: 1 },
  ]);
  expect(live.hours[10]).toEqual({ hour: 10, ...none, through: 7 });
  expect(live.operations.map(({ connector, operation, whole }) => [connector, operation, whole.count])).toEqual([
    ["baiwang", "send", 1],
    ["leqi", "poll", 2],
    ["leqi", "send", 2],
  ]);
  const send = live.operations[2];
  expect(send?.byDay.map(({ count }) => count)).toEqual([0, 2, 0]);
  expect(Math.abs((send?.whole.p95?.ms ?? 0) - 200)).toBeLessThanOrEqual(send?.whole.p95?.error ?? 0);

  await rollUpTransfers(now);
  const counted = await analyseTransfers(operator, days);
  expect(counted).toEqual({ ...live, countedTo: hourOfNow() });
  expect(await counters()).toEqual(await rawCount());
});

test("counted again, the counters are the same", async () => {
  const before = await counters();
  expect(await rollUpTransfers(now)).toBe(5);
  expect(await counters()).toEqual(before);
});

test("a late answer moves an open hour", async () => {
  const operator = await exampleOperator();
  await answer(5, hoursAgo(2), now);
  await rollUpTransfers(now);
  expect(await analyseTransfers(operator, days)).toMatchObject({ unanswered: 0, through: 10 });
  expect(await counters()).toEqual(await rawCount());
});

test("an answer into a closed hour opens it for one more count", async () => {
  await exampleKnocks(merchant.system, [{ submissionId, number: 7, at: hoursAgo(24), reply: null }]);
  await rollUpTransfers(now);
  expect(await counters()).not.toEqual(await rawCount());
  await answer(7, hoursAgo(24), now);
  await rollUpTransfers(now);
  expect(await counters()).toEqual(await rawCount());
  expect(await db().transferReopened.count()).toBe(0);
});

test("equal answers are one row within an hour and another in the next", async () => {
  const poll = (sentAt: Date) => answer(null, sentAt, new Date(sentAt.getTime() + 100));
  const hour = new Date("2026-11-22T03:00:00Z").getTime();
  for (const minutes of [5, 15, 65]) await poll(new Date(hour + minutes * 60_000));
  const rows = await inTransaction(merchant.system, (tx) =>
    tx.attempt.findMany({ where: { submissionId, startedAt: { gte: new Date(hour) } }, orderBy: { number: "asc" } }),
  );
  expect(rows.map(({ times, cause }) => [times, cause])).toEqual([
    [2, "BUREAU_MAINTENANCE"],
    [1, "BUREAU_MAINTENANCE"],
  ]);
});

test("counting goes on where it stood, however long nobody counted", async () => {
  const later = new Date(now.getTime() + 50 * hourMs);
  await exampleKnocks(merchant.system, [{ submissionId, number: 20, at: new Date(now.getTime() + 49 * hourMs) }]);
  await rollUpTransfers(later);
  expect(await counters()).toEqual(await rawCount());
});

test("no merchant may ask", () => {
  // @ts-expect-error: the log is for staff
  const asked = () => analyseTransfers(merchant.context, days);
  expect(asked).toBeTypeOf("function");
});

const none = { through: 0, unanswered: 0, way: 0, bureau: 0, content: 0, unexplained: 0 };

function hoursAgo(hours: number): Date {
  return new Date(now.getTime() - hours * hourMs);
}

function hourOfNow(): Date {
  return new Date(Math.floor(now.getTime() / hourMs) * hourMs);
}

/** What came back at last: to a send that was written down before its call, or, without a number, to a poll. */
async function answer(attempt: number | null, sentAt: Date, at: Date): Promise<void> {
  const reply = attempt === null ? ({ kind: "told-to-wait", retryAfterSeconds: null } as const) : received;
  await inTransaction(merchant.system, async (tx) => {
    const { id } = await tx.exchange.create({
      data: {
        merchantId: merchant.system.merchantId,
        connector: "leqi",
        operation: attempt === null ? "poll" : "send",
        traceId: "test",
        sentAt,
        repliedAt: at,
        outcome: reply.kind,
        requestSha256: new Uint8Array(),
        requestBody: new Uint8Array(),
        replyHeaders: {},
        replyBody: new Uint8Array(),
      },
    });
    const claim = { submissionId, invoiceKey: invoiceKey(invoice), revision: 1, attempt };
    const record = { ...unread, sentAt, repliedAt: at };
    await writeAttempts(tx, merchant.system.merchantId, "poll", [{ claim, reply }], new Set(), id, record, at);
  });
}

const received = { kind: "received", acceptanceNumber: "1" } as const;
const unread = {
  connector: "leqi",
  operation: "poll",
  traceId: "",
  bureauTime: null,
  status: 200,
  requestBody: new Uint8Array(),
  replyHeaders: {},
  replyBody: new Uint8Array(),
  outcome: "received",
} as const;

type Count = { hour: Date; connector: string; knock: string; reply_kind: string; cause: string; count: number };

async function counters(): Promise<Count[]> {
  return db().$queryRaw<Count[]>`
    SELECT hour, connector, knock, reply_kind, cause, count FROM transfer_hour ORDER BY 1, 2, 3, 4, 5`;
}

/** Written once more, and otherwise than the verb does it. */
async function rawCount(): Promise<Count[]> {
  return acrossTenants(
    await exampleOperator(),
    (tx) =>
      tx.$queryRaw<Count[]>`
      SELECT date_trunc('hour', started_at) AS hour, coalesce(e.connector, '') AS connector, knock,
        coalesce(reply_kind, '') AS reply_kind, coalesce(cause, '') AS cause, sum(times)::int AS count
      FROM attempt a LEFT JOIN exchange e ON e.merchant_id = a.merchant_id AND e.id = a.exchange_id
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
  );
}
