import { beforeEach, expect, test } from "vitest";
import type { causeOf } from "#domain/feedback-cause.ts";
import { addDays } from "#domain/period.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { type SupportContext, systemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { decideImprovement } from "#server/feedback/decide-improvement.ts";
import { feedbackTrends } from "#server/feedback/feedback-trends.ts";
import { finishImprovement } from "#server/feedback/finish-improvement.ts";
import { listImprovements } from "#server/feedback/list-improvements.ts";
import { proposeImprovements } from "#server/feedback/propose-improvements.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";

/** Each test has weeks of its own, far from any other's. */
let monday = "2031-01-06";
let merchant: Example;
let clerk: SupportContext;

beforeEach(async () => {
  monday = addDays(monday, 364);
  merchant = await exampleMerchant();
  clerk = await exampleClerk();
  await db().improvement.updateMany({
    where: { state: { in: ["proposed", "accepted"] } },
    data: { state: "declined" },
  });
});

const moment = (days: number) => new Date(`${addDays(monday, days)}T02:00:00Z`);

test("the three worst causes of the last whole week are proposed once, and none again while it is open", async () => {
  await said({ waiting: 3, returned: 5, file: 1, help: 2 }, 2);
  await said({ speed: 9 }, 8);
  expect(await proposeImprovements(moment(7))).toBe(3);
  expect(await proposeImprovements(moment(9))).toBe(0);
  const listed = await ofWeek();
  expect(listed.map(({ cause, bad, total, state }) => ({ cause, bad, total, state }))).toEqual([
    { cause: "returned", bad: 5, total: 22, state: "proposed" },
    { cause: "waiting", bad: 3, total: 22, state: "proposed" },
    { cause: "help", bad: 2, total: 22, state: "proposed" },
  ]);
  await said({ returned: 4 }, 8);
  expect(await proposeImprovements(moment(14))).toBe(1);
  const acts = await actsIn(systemContext(houseId, "test"));
  expect(acts.filter(({ action }) => action === "improvement.proposed").at(-1)).toMatchObject({
    facts: { causes: ["speed"] },
  });
});

test("two at once propose once", async () => {
  await said({ file: 2 }, 3);
  const made = await Promise.all([proposeImprovements(moment(7)), proposeImprovements(moment(7))]);
  expect(made.toSorted()).toEqual([0, 1]);
});

test("whoever takes it on sees to it; nobody else says that it is done, and nobody decides twice", async () => {
  await said({ file: 2 }, 3);
  await proposeImprovements(moment(7));
  const [{ id = "" } = {}] = await ofWeek();
  const decision = { decision: "accepted", remedy: "hint", words: "在列名旁边加一句提示" };
  expect(await decideImprovement(clerk, id, { ...decision, words: " " }, moment(8))).toMatchObject([
    { code: "WORDS_REQUIRED" },
  ]);
  expect(await decideImprovement(clerk, id, decision, moment(8))).toEqual([]);
  const other = await exampleClerk();
  await expect(decideImprovement(other, id, decision, moment(8))).rejects.toMatchObject({
    code: "IMPROVEMENT_DECIDED",
  });
  await expect(finishImprovement(other, id, addDays(monday, 8), moment(9))).rejects.toMatchObject({
    code: "IMPROVEMENT_DECIDED",
  });
  expect(await finishImprovement(clerk, id, "soon", moment(9))).toMatchObject([{ code: "DATE_MALFORMED" }]);
  expect(await finishImprovement(clerk, id, addDays(monday, 10), moment(9))).toMatchObject([{ code: "DATE_AHEAD" }]);
  expect(await finishImprovement(clerk, id, addDays(monday, 9), moment(9))).toEqual([]);
  await expect(finishImprovement(clerk, id, addDays(monday, 9), moment(9))).rejects.toMatchObject({ kind: "not-now" });
  await expect(finishImprovement(clerk, "x", addDays(monday, 9), moment(9))).rejects.toMatchObject({
    kind: "not-found",
  });
});

test("its effect is the share before and since, with the interval of the difference", async () => {
  await said({ file: 30 }, 3, 30);
  await proposeImprovements(moment(7));
  const [{ id = "" } = {}] = await ofWeek();
  await decideImprovement(clerk, id, { decision: "accepted", remedy: "hint", words: "提示" }, moment(7));
  await finishImprovement(clerk, id, addDays(monday, 7), moment(7));
  expect((await ofWeek())[0]?.effect).toMatchObject({ before: { count: 30, total: 60 }, difference: null });
  await said({ file: 2 }, 9, 40);
  const [{ effect } = { effect: null }] = await ofWeek();
  expect(effect?.after).toEqual({ count: 2, total: 42 });
  expect(effect?.difference?.certain).toBe(true);
  expect(effect?.difference?.high).toBeLessThan(0);
});

test("trends count each week, cause, page and version, every share in its interval", async () => {
  await said({ file: 3, waiting: 1 }, 1, 6);
  const { weeks, causes, pages, releases } = await feedbackTrends(clerk, 4, moment(3));
  expect(weeks).toHaveLength(4);
  expect(weeks.at(-1)).toMatchObject({ monday, grades: { 5: 6, 1: 4 }, complaints: 0 });
  expect(causes).toMatchObject([
    { cause: "file", bad: 3, total: 10, share: 0.3 },
    { cause: "waiting", bad: 1, total: 10 },
  ]);
  expect(pages).toMatchObject([{ page: "/here", bad: 4, total: 10 }]);
  expect(releases).toMatchObject([{ release: "9.9.9", bad: 4, total: 10 }]);
  for (const { low, share, high } of [...causes, ...pages, ...releases]) {
    expect(low).toBeLessThan(share);
    expect(high).toBeGreaterThan(share);
  }
});

async function ofWeek() {
  return (await listImprovements(clerk, moment(60))).filter(({ week }) => week === monday);
}

/** So many bad grades by cause, and as many good ones as it takes, on one day of the week. */
async function said(bad: Partial<Record<ReturnType<typeof causeOf>, number>>, day: number, good = 11): Promise<void> {
  const rows = Object.entries(bad).flatMap(([cause, count]) =>
    Array.from({ length: count }, () => grade(1, cause, day)),
  );
  const fine = Array.from({ length: good }, () => grade(5, "other", day));
  await inTransaction(merchant.system, (tx) => tx.feedback.createMany({ data: [...rows, ...fine] }));
}

function grade(given: number, cause: string, day: number) {
  const { merchantId } = merchant.context;
  const said = { merchantId, kind: "grade", grade: given, task: "page", page: "/here", cause, locale: "zh-CN" };
  return { ...said, release: "9.9.9", at: moment(day), state: "kept" };
}
