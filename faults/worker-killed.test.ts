import { afterEach, beforeEach, expect, test } from "vitest";
import { parseYuan } from "#domain/money.ts";
import { isOpen, type SubmissionState } from "#domain/submission.ts";
import { startWorker, until, type WorkerProcess } from "#faults/house.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const pace = { QUIET_SECONDS: "0", POLL_SECONDS: "0", RETRY_SECONDS: "0", LEASE_SECONDS: "2" };
const workers: WorkerProcess[] = [];

let merchant: Example;
let taxpayerId: string;

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  await bureau.enrol(taxpayerId);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

// F1: kill -9 at random points, here wherever the rows say that something is in flight.
test("a worker killed again and again in the middle of its calls loses and doubles nothing", {
  timeout: 120_000,
}, async () => {
  await bureau.faults({ kind: "latency", ms: 150 }, { kind: "close-before-reply", service: "202007/QDFPSC", nth: 3 });
  await submitInvoices(
    merchant.context,
    Array.from({ length: 1_000 }, () => exampleInvoice(taxpayerId)),
    { kind: "form" },
    new Date(),
  );
  for (let killed = 0; killed < 3; killed++) {
    const worker = start();
    await until(states, (seen) => (seen.SENDING ?? 0) > 0 || (seen.CHECKING ?? 0) > 0 || seen.open === 0);
    await worker.kill();
  }
  start();
  const seen = await until(states, ({ open }) => open === 0, 90_000);
  expect((seen.ACCEPTED ?? 0) + (seen.ACCEPTED_EARLIER ?? 0)).toBe(1_000);
  await expectNothingLost(1_000);
});

// F12 and the like end the same way; this is the orderly end.
test("a worker told to stop ends in order and leaves no row behind that it was working on", {
  timeout: 60_000,
}, async () => {
  await bureau.faults({ kind: "latency", ms: 300 });
  await submitInvoices(
    merchant.context,
    Array.from({ length: 300 }, () => exampleInvoice(taxpayerId)),
    { kind: "form" },
    new Date(),
  );
  const worker = start();
  await until(states, (seen) => (seen.SENDING ?? 0) > 0);
  expect(await worker.stop()).toBe(0);
  const { SENDING, CHECKING } = await states();
  expect({ SENDING, CHECKING }).toEqual({ SENDING: undefined, CHECKING: undefined });
});

function start(): WorkerProcess {
  const worker = startWorker(pace);
  workers.push(worker);
  return worker;
}

type Seen = Partial<Record<SubmissionState, number>> & { open: number };

async function states(): Promise<Seen> {
  const { merchantId } = merchant.system;
  const rows = await inTransaction(merchant.system, (tx) =>
    tx.submission.groupBy({ by: ["state"], where: { merchantId }, _count: true }),
  );
  const open = rows
    .filter(({ state }) => isOpen(state as SubmissionState))
    .reduce((sum, { _count }) => sum + _count, 0);
  return { ...Object.fromEntries(rows.map(({ state, _count }) => [state, _count])), open };
}

async function expectNothingLost(effects: number): Promise<void> {
  const theirs = (await bureau.effects(taxpayerId)).map(({ key, total }) => ({ key, total: parseYuan(total) ?? 0n }));
  expect(theirs).toHaveLength(effects);
  const { losses } = await nothingLost(new Map([[taxpayerId, theirs]]), new Date());
  expect(losses).toEqual([]);
}
