import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { db, inTransaction } from "#server/db.ts";
import { beat } from "#server/monitoring/beat.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { listMerchants } from "#server/monitoring/list-merchants.ts";
import { listOpenSubmissions } from "#server/monitoring/list-open-submissions.ts";
import { listQueues } from "#server/monitoring/list-queues.ts";
import { listWorkers } from "#server/monitoring/list-workers.ts";
import { readiness } from "#server/monitoring/readiness.ts";
import { jobNames, ring, stopQueue } from "#server/queue/queue.ts";
import { exampleWithSupport } from "#server/support/example-clerk.ts";

const now = new Date("2026-11-22T02:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

beforeEach(async () => {
  await db().worker.deleteMany();
});
afterAll(stopQueue);

test("bells are counted by their name", async () => {
  const { system } = await exampleMerchant();
  await inTransaction(system, (tx) => ring(tx, "send-due", { merchantId: system.merchantId }));
  const queues = await listQueues(await exampleOperator());
  expect(queues.map(({ name }) => name)).toEqual([...jobNames]);
  expect(queues.find(({ name }) => name === "send-due")).toMatchObject({ ready: 1, active: 0, failed: 0 });
});

test("open submissions are told by state, with how long the oldest is due", async () => {
  const operator = await exampleOperator();
  const { context, system } = await exampleMerchant();
  const { submissionId } = await exampleWithSupport(system, context, ago(3_600));
  expect(await listOpenSubmissions(operator, now)).toEqual([
    { state: "NEEDS_SUPPORT", count: 1, due: 0, oldestDue: null, oldest: ago(3_600) },
  ]);
  const where = { merchantId_id: { merchantId: context.merchantId, id: submissionId } };
  await inTransaction(system, (tx) => tx.submission.update({ where, data: { state: "QUEUED", nextAt: ago(600) } }));
  expect(await listOpenSubmissions(operator, now)).toMatchObject([
    { state: "QUEUED", count: 1, due: 1, oldestDue: ago(600) },
  ]);
  await inTransaction(system, (tx) => tx.submission.update({ where, data: { state: "CANCELLED", nextAt: null } }));
  expect(await listOpenSubmissions(operator, now)).toEqual([]);
});

test("a worker that has not beaten for half a minute is not alive", async () => {
  const operator = await exampleOperator();
  const [alive, frozen, gone] = [randomUUID(), randomUUID(), randomUUID()];
  await beat(alive, ago(29));
  await beat(frozen, ago(30));
  await beat(gone, ago(86_400));
  expect(await listWorkers(operator, now)).toMatchObject([
    { id: alive, alive: true },
    { id: frozen, alive: false },
  ]);
});

test("merchants come with the least known first, a page after another", async () => {
  const operator = await exampleOperator();
  await exampleMerchant();
  for (let count = 0; count < 26; count++) await compared(count);
  const first = await listMerchants(operator, null);
  expect(first.rows).toHaveLength(25);
  expect(first.rows[0]).toMatchObject({ completeTo: null, last: null });
  const second = await listMerchants(operator, first.after);
  const seen = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(seen).toHaveLength(first.total);
  expect(new Set(seen).size).toBe(first.total);
  expect(second.rows.at(-1)).toMatchObject({ completeTo: ago(0), last: { outcome: "complete", pulled: 7 } });
  expect(second.after).toBeNull();
  expect((await listMerchants(operator, "'; DROP TABLE merchant")).rows).toEqual(first.rows);

  async function compared(age: number) {
    const { system } = await exampleMerchant();
    await inTransaction(system, async (tx) => {
      await tx.merchant.update({ where: { id: system.merchantId }, data: { bureauCompleteTo: ago(age) } });
      const data = { merchantId: system.merchantId, fromDate: now, toDate: now, pulled: 7 };
      await tx.comparison.create({ data: { ...data, outcome: "broken" } });
      await tx.comparison.create({ data: { ...data, outcome: "complete" } });
    });
  }
});

test("ready is a database as new as the code; the worker is only told", async () => {
  const answers = { ready: true, database: "answers", migrations: "applied" };
  expect(await readiness(now)).toEqual({ ...answers, worker: "silent", clocks: "unknown" });
  await beat(randomUUID(), ago(5));
  expect(await readiness(now)).toEqual({ ...answers, worker: "beats", clocks: "agree" });
});
