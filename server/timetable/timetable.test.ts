import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { actsIn } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { beat } from "#server/monitoring/beat.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { silentMs } from "#server/monitoring/list-workers.ts";
import { readiness } from "#server/monitoring/readiness.ts";
import { announceTimetable } from "#server/timetable/announce-timetable.ts";
import type { Slotted } from "#server/timetable/appointment.ts";
import { askForRun } from "#server/timetable/ask-for-run.ts";
import { cancelRun } from "#server/timetable/cancel-run.ts";
import { beatInTime } from "#server/timetable/clock-off.ts";
import { endDiedRuns } from "#server/timetable/end-died-runs.ts";
import { keepSlots } from "#server/timetable/keep-slots.ts";
import { listAppointments } from "#server/timetable/list-appointments.ts";
import { listRuns } from "#server/timetable/list-runs.ts";
import { runSlot } from "#server/timetable/run-slot.ts";
import { takeAskedRun } from "#server/timetable/take-asked-run.ts";

const worker = randomUUID();
const day = 86_400_000;
const clock = () => new Date();
const seen: string[] = [];
const reports: Slotted = {
  name: "reports",
  daily: "07:30",
  slotted: true,
  missed: "every",
  act: async (_, { slot }) => seen.push(slot.toISOString()),
};

beforeEach(() => beat(worker, clock()));
afterEach(async () => {
  seen.length = 0;
  await db().run.deleteMany();
  await db().worker.deleteMany();
  await db().appointment.deleteMany();
  await db().connector.deleteMany();
});

test("two workers at once, one slot", async () => {
  let ran = 0;
  const now = clock();
  const look = () => runSlot({ name: "round", everySeconds: 900 }, now, async () => ran++, worker);
  await Promise.all(Array.from({ length: 10 }, look));
  expect(ran).toBe(1);
  expect(await look()).toBe(0);
});

test("missed slots are made up for as the appointment says, the oldest first", async () => {
  const first = new Date("2026-11-18T01:00:00Z");
  const later = new Date(first.getTime() + 3 * day);
  expect(await runSlot(reports, first, reports.act, worker)).toBe(1);
  expect(await runSlot(reports, later, reports.act, worker)).toBe(3);
  expect(seen).toEqual([17, 18, 19, 20].map((one) => `2026-11-${one}T23:30:00.000Z`));
  await runSlot({ name: "newest", daily: "07:30" }, first, reports.act, worker);
  expect(await runSlot({ name: "newest", daily: "07:30" }, later, reports.act, worker)).toBe(1);
});

test("a run whose worker is gone has died, and its slot is run again, three times at most", async () => {
  const operator = await exampleOperator();
  const now = clock();
  const gone = randomUUID();
  const old = new Date(now.getTime() - silentMs - 1);
  const slot = new Date(Math.floor(now.getTime() / 900_000) * 900_000);
  await db().run.create({ data: { name: "round", slot, startedAt: old, workerId: gone } });
  expect((await listRuns(operator, {}, now)).rows).toMatchObject([{ state: "died" }]);
  const mine = await db().run.create({ data: { name: "other", slot, startedAt: now, workerId: worker } });
  expect(await endDiedRuns(() => now, worker)).toBe(1);
  expect(await runSlot({ name: "round", everySeconds: 900 }, now, async () => 4, worker)).toBe(1);
  expect((await listRuns(operator, { name: "round" }, now)).rows).toMatchObject([
    { attempt: 2, state: "done", count: 4 },
    { attempt: 1, state: "died" },
  ]);
  await beat(worker, new Date(now.getTime() + silentMs + 2));
  expect(await endDiedRuns(() => new Date(now.getTime() + silentMs + 1), worker)).toBe(1);
  expect(await db().run.findUnique({ where: { id: mine.id } })).toMatchObject({ outcome: "died" });
});

test("a worker that comes back from the dead writes nothing over it and goes no further", async () => {
  const steps: boolean[] = [];
  await runSlot(
    { name: "round", everySeconds: 900 },
    clock(),
    async (_, { goOn }) => {
      steps.push(await goOn(1, 3));
      await db().run.updateMany({ data: { outcome: "died", finishedAt: clock() } });
      steps.push(await goOn(2, 3));
    },
    worker,
  );
  expect(steps).toEqual([true, false]);
  expect(await db().run.findFirst()).toMatchObject({ outcome: "died", doneCount: 1 });
});

test("what fails says why, and the fault is the worker's to log", async () => {
  const operator = await exampleOperator();
  const failing = () => Promise.reject(new Error("no table"));
  await expect(runSlot({ name: "round", everySeconds: 900 }, clock(), failing, worker)).rejects.toThrow("no table");
  expect((await listRuns(operator, {}, clock())).rows).toMatchObject([{ state: "failed", fault: "Error: no table" }]);
  expect(await runSlot({ name: "round", everySeconds: 900 }, clock(), failing, worker)).toBe(0);
});

test("an operator asks for a run, once, and a worker takes it up; both are on record", async () => {
  const operator = await exampleOperator();
  await announceTimetable([reports, { name: "beat", everySeconds: 5, slotted: false, act: async () => 0 }]);
  const asked = await askForRun(operator, "reports", clock());
  await expect(askForRun(operator, "reports", clock())).rejects.toMatchObject({ code: "RUN_UNDER_WAY" });
  await expect(askForRun(operator, "beat", clock())).rejects.toMatchObject({ code: "APPOINTMENT" });
  await expect(askForRun(operator, "nothing", clock())).rejects.toMatchObject({ code: "APPOINTMENT" });
  expect((await listRuns(operator, {}, clock())).rows).toMatchObject([{ state: "waiting", askedBy: "测试客服" }]);
  expect(await takeAskedRun([], clock, worker)).toBe(false);
  expect(await takeAskedRun([reports], clock, worker)).toBe(true);
  expect(await takeAskedRun([reports], clock, worker)).toBe(false);
  expect(seen).toHaveLength(1);
  const acts = await actsIn(systemContext(houseId, "test"));
  expect(acts.at(-1)).toMatchObject({
    action: "run.asked",
    subjects: [String(asked)],
    facts: { account: operator.accountId, appointment: "reports" },
  });
});

test("what was asked for and died is asked for again", async () => {
  const operator = await exampleOperator();
  await announceTimetable([reports]);
  const id = await askForRun(operator, "reports", clock());
  const old = new Date(Date.now() - silentMs - 1);
  await db().run.update({ where: { id }, data: { startedAt: old, workerId: randomUUID() } });
  expect(await endDiedRuns(clock, worker)).toBe(1);
  expect((await listRuns(operator, {}, clock())).rows).toMatchObject([
    { state: "waiting", attempt: 2 },
    { state: "died", attempt: 1 },
  ]);
});

test("cancelled: what waits is off at once, what runs ends between one merchant and the next", async () => {
  const operator = await exampleOperator();
  await announceTimetable([reports]);
  const waiting = await askForRun(operator, "reports", clock());
  await cancelRun(operator, String(waiting), clock());
  await expect(cancelRun(operator, String(waiting), clock())).rejects.toMatchObject({ code: "RUN_ENDED" });
  await expect(cancelRun(operator, "999999", clock())).rejects.toMatchObject({ code: "RUN" });
  await expect(cancelRun(operator, "x", clock())).rejects.toMatchObject({ code: "RUN" });
  expect(await takeAskedRun([reports], clock, worker)).toBe(false);

  const done: number[] = [];
  await runSlot(
    { name: "long", everySeconds: 900 },
    clock(),
    async (_, { goOn }) => {
      for (let merchant = 0; merchant < 5; merchant++) {
        if (!(await goOn(merchant, 5))) break;
        done.push(merchant);
        if (merchant === 1) await cancelRun(operator, await running("long"), clock());
      }
      return done.length;
    },
    worker,
  );
  expect(done).toEqual([0, 1]);
  expect((await listRuns(operator, { name: "long" }, clock())).rows).toMatchObject([
    { state: "cancelled", progress: { done: 2, of: 5 }, count: 2 },
  ]);
  expect((await actsIn(systemContext(houseId, "test"))).at(-1)).toMatchObject({ action: "run.cancelled" });
});

test("a worker whose clock is a day off opens no slot, and says so; one that is right does", async () => {
  for (const off of [day, -day]) {
    const wrong = () => new Date(Date.now() + off);
    expect(await keepSlots(reports, wrong, worker)).toBe(0);
    expect(await takeAskedRun([reports], wrong, worker)).toBe(false);
    const other = await db().run.create({
      data: { name: "other", slot: wrong(), startedAt: clock(), workerId: randomUUID() },
    });
    expect(await endDiedRuns(wrong, worker)).toBe(0);
    await db().run.delete({ where: { id: other.id } });
    await beatInTime(worker, wrong);
    expect(await readiness(clock())).toMatchObject({ ready: true, worker: "beats", clocks: "differ" });
  }
  expect(seen).toEqual([]);
  await beatInTime(worker, clock);
  expect(await readiness(clock())).toMatchObject({ clocks: "agree" });
  expect(await keepSlots(reports, clock, worker)).toBe(1);
});

test("what calls the bureau waits while no way is open", async () => {
  const operator = await exampleOperator();
  const calls: Slotted = { ...reports, name: "calls", callsBureau: true };
  await announceTimetable([calls, reports]);
  await db().connector.create({ data: { name: "leqi", stoppedAt: clock(), stoppedReason: "for the test" } });
  expect(await keepSlots(calls, clock, worker)).toBe(0);
  expect((await listAppointments(operator, clock())).slotted).toMatchObject([
    { name: "calls", waitsForBureau: true, last: null },
    { name: "reports", waitsForBureau: false },
  ]);
  await db().connector.updateMany({ data: { stoppedAt: null } });
  expect(await keepSlots(calls, clock, worker)).toBe(1);
  const [listed] = (await listAppointments(operator, clock())).slotted;
  expect(listed).toMatchObject({ waitsForBureau: false, now: null, last: { state: "done" } });
  expect(listed?.next.getTime()).toBeGreaterThan(Date.now());
});

test("the history comes a page after another, each run once", async () => {
  const operator = await exampleOperator();
  const slots = Array.from({ length: 70 }, (_, index) => new Date(1_000_000 + index * 1_000));
  await db().run.createMany({
    data: slots.map((slot) => ({ name: "round", slot, startedAt: slot, finishedAt: slot, outcome: "done" })),
  });
  const ids: string[] = [];
  let before: string | undefined;
  do {
    const page = await listRuns(operator, { name: "round", before }, clock());
    ids.push(...page.rows.map(({ id }) => id));
    before = page.after ?? undefined;
  } while (before);
  expect(new Set(ids).size).toBe(70);
  expect((await listRuns(operator, { before: "'; DROP TABLE run" }, clock())).rows).toHaveLength(30);
});

async function running(name: string): Promise<string> {
  return String((await db().run.findFirstOrThrow({ where: { name, outcome: null } })).id);
}
