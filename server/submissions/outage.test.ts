import { beforeEach, expect, test } from "vitest";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { db, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { tryCircuits } from "#server/monitoring/try-circuits.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { releaseWaves } from "#server/submissions/release-waves.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const minute = 60_000;
const upload = "202007/QDFPSC";

let start: Date;
let early: Example;
let late: Example;
const at = (ms: number) => () => new Date(start.getTime() + ms);

beforeEach(async () => {
  start = new Date();
  await bureau.faults();
  await db().connector.deleteMany();
  await db().turnstile.deleteMany();
  await db().outage.updateMany({ data: { endedAt: start }, where: { endedAt: null } });
  early = await exampleMerchant();
  late = await exampleMerchant();
  for (const { system } of [early, late]) await bureau.enrol((await findParty(system)).taxpayerId);
});

test("five calls without an answer shut the way: the rest is held and says why; a trial that is answered opens it again", async () => {
  await shutTheWay();
  expect(await db().connector.findFirst()).toMatchObject({ name: "leqi", failures: 5, openedAt: expect.any(Date) });
  await submit(late, 1);
  expect(await sendDue(late.system, at(minute))).toBe(0);
  expect(await heldIn(late)).toEqual({ NO_ANSWER: 1 });
  expect(await db().outage.findMany({ where: { endedAt: null } })).toMatchObject([
    { connector: "leqi", cause: "NO_ANSWER" },
  ]);

  await bureau.settings({ maintenance: true });
  expect(await tryCircuits(at(2 * minute)())).toBe(1);
  expect(await db().connector.findFirst()).toMatchObject({ trials: 1, openedAt: expect.any(Date) });
  await bureau.settings({ maintenance: false });
  await db().connector.updateMany({ data: { trialAt: start } });
  expect(await tryCircuits(at(4 * minute)())).toBe(1);
  expect(await db().connector.findFirst()).toMatchObject({ openedAt: null, recoveringSince: expect.any(Date) });
  expect(await db().outage.count({ where: { endedAt: null } })).toBe(0);
  expect(await releaseWaves(at(5 * minute)())).toBe(1);
  expect(await sendDue(late.system, at(6 * minute))).toBe(1);
});

test("what was held goes in waves, the earliest issued first, whoever it belongs to, and none before the last is through", async () => {
  await shutTheWay();
  await submit(late, 15, "2026-11-10");
  await submit(early, 15, "2026-11-01");
  for (const { system } of [early, late]) await sendDue(system, at(minute));
  await tryCircuits(at(2 * minute)());

  expect(await releaseWaves(at(3 * minute)())).toBe(20);
  expect(await queuedIn(early)).toBe(15);
  expect(await queuedIn(late)).toBe(5);
  expect(await releaseWaves(at(3 * minute)())).toBe(0);
  await submit(early, 1, "2026-10-01");
  await sendDue(early.system, at(3 * minute));
  expect(await heldIn(early)).toEqual({ WAVE: 1 });

  await sendDue(late.system, at(3 * minute));
  expect(await releaseWaves(at(4 * minute)())).toBe(11);
  expect(await queuedIn(early)).toBe(1);
  for (const { system } of [early, late]) await sendDue(system, at(5 * minute));
  expect(await db().connector.findFirst()).toMatchObject({ recoveringSince: null, wave: 0 });
  for (const { system } of [early, late]) await pollDue(system, at(7 * minute));
  expect(await statesOf(late)).toEqual({ ACCEPTED: 15 });
});

test("what was sent before the way was shut is asked about only when it is open", async () => {
  await shutTheWay();
  expect(await checkDue(early.system, at(30 * minute))).toBe(0);
  expect(await statesOf(early)).toEqual({ UNKNOWN: 5 });
});

/** Five loads of one invoice each, none of them answered. */
async function shutTheWay(): Promise<void> {
  await bureau.faults({ kind: "server-error", service: upload, effect: false });
  for (let call = 0; call < 5; call++) {
    await submit(early, 1);
    await sendDue(early.system, at(0));
  }
  await bureau.faults();
}

async function submit({ context, system }: Example, count: number, issuedOn = "2026-11-02"): Promise<void> {
  const { taxpayerId } = await findParty(system);
  const invoices = Array.from({ length: count }, () => exampleInvoice(taxpayerId, { issuedOn }));
  await submitInvoices(context, invoices, { kind: "form" }, start);
}

async function heldIn({ system }: Example): Promise<Record<string, number>> {
  const rows = await inTransaction(system, (tx) =>
    tx.submission.groupBy({
      by: ["heldReason"],
      where: { merchantId: system.merchantId, state: "HELD" },
      _count: true,
    }),
  );
  return Object.fromEntries(rows.map(({ heldReason, _count }) => [String(heldReason), _count]));
}

async function queuedIn(example: Example): Promise<number> {
  return (await statesOf(example)).QUEUED ?? 0;
}

async function statesOf({ system }: Example): Promise<Record<string, number>> {
  const rows = await inTransaction(system, (tx) =>
    tx.submission.groupBy({ by: ["state"], where: { merchantId: system.merchantId }, _count: true }),
  );
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}
