import { expect, test } from "vitest";
import { parseCode } from "#domain/certificate/code.ts";
import { isRight, type TestTopic } from "#domain/course-test.ts";
import { actsIn, exampleColleague, exampleMerchant, exampleStaff } from "#server/accounts/example-merchant.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { findCourseCertificate } from "#server/training/find-course-certificate.ts";
import { findPlan } from "#server/training/find-plan.ts";
import { findProgress } from "#server/training/find-progress.ts";
import { findTest } from "#server/training/find-test.ts";
import { findTrend } from "#server/training/find-trend.ts";
import { frequentTopics } from "#server/training/frequent-topics.ts";
import { handInTest } from "#server/training/hand-in-test.ts";
import { listParticipation } from "#server/training/list-participation.ts";
import { listPeople } from "#server/training/list-people.ts";
import { remindOfTraining } from "#server/training/remind-of-training.ts";
import { repeatedCauses } from "#server/training/repeated-causes.ts";
import { startTest } from "#server/training/start-test.ts";
import type { StudentContext } from "#server/training/student.ts";
import { tickLesson } from "#server/training/tick-lesson.ts";

const dayMs = 86_400_000;
const now = new Date();
const about: TestTopic[] = ["NEVER_SENT", "OFFLINE", "UNKNOWN"];

/** Chooses rightly for so many, wrongly for the others. */
async function answersOf(context: StudentContext, id: string, right: number): Promise<string[]> {
  const { questions } = await findTest(context, id);
  return questions.map((question, place) =>
    String(question.options.findIndex((_, choice) => isRight(question, choice) === place < right)),
  );
}

async function take(context: MerchantContext, right: number): Promise<string> {
  const id = await startTest(context, "getting-started", about, now);
  expect(await handInTest(context, id, await answersOf(context, id, right), now)).toEqual([]);
  return id;
}

/** Knocks of so many invoices that failed for this cause. */
async function failures(system: SystemContext, cause: string, count: number, at = now): Promise<void> {
  const { merchantId } = system;
  await inTransaction(system, async (tx) => {
    for (let n = 0; n < count; n++) {
      const submission = {
        merchantId,
        invoiceKey: `${cause} ${at.getTime()} ${n}`,
        state: "CANCELLED",
        origin: "form",
        endedAt: at,
      };
      const { id } = await tx.submission.create({ data: submission });
      await tx.attempt.create({
        data: { merchantId, submissionId: id, number: 1, knock: "send", startedAt: at, cause },
      });
    }
  });
}

async function ended(system: SystemContext, state: string, count: number, at: Date): Promise<void> {
  const { merchantId } = system;
  const row = (n: number) => ({
    merchantId,
    invoiceKey: `${state} ${at.getTime()} ${n}`,
    state,
    origin: "form",
    endedAt: at,
  });
  await inTransaction(system, (tx) =>
    tx.submission.createMany({ data: Array.from({ length: count }, (_, n) => row(n)) }),
  );
}

test("an attempt is gone on with until it is handed in, graded once, and the next asks other things", async () => {
  const { context } = await exampleMerchant();
  const id = await startTest(context, "getting-started", about, now);
  expect(await startTest(context, "getting-started", about, now)).toBe(id);
  const { questions, result } = await findTest(context, id);
  expect([questions.length, result]).toEqual([5, null]);
  const wrong = await answersOf(context, id, 3);
  expect(await handInTest(context, id, wrong, now)).toEqual([]);
  expect((await findTest(context, id)).result).toMatchObject({ right: 3, passed: false });
  await expect(handInTest(context, id, await answersOf(context, id, 5), now)).rejects.toMatchObject({
    code: "TEST_GRADED",
  });
  const again = await take(context, 4);
  expect((await findTest(context, again)).result).toMatchObject({ right: 4, passed: true });
  const asked = questions.map(({ topic, ask }) => `${topic} ${ask}`);
  const next = (await findTest(context, again)).questions.map(({ topic, ask }) => `${topic} ${ask}`);
  expect(next.filter((one) => asked.includes(one))).toEqual([]);
  expect((await actsIn(context)).filter(({ action }) => action === "course.test-graded")).toHaveLength(2);
});

test("fifty presses at once are graded once, and bring one certificate", async () => {
  const { context } = await exampleMerchant();
  const id = await startTest(context, "getting-started", about, now);
  const answers = await answersOf(context, id, 5);
  const settled = await Promise.allSettled(Array.from({ length: 50 }, () => handInTest(context, id, answers, now)));
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await take(context, 5);
  const where = { accountId: context.accountId };
  expect(await inTransaction(context, (tx) => tx.courseCertificate.count({ where }))).toBe(1);
});

test("what is no choice is asked for; nothing is graded", async () => {
  const { context } = await exampleMerchant();
  const id = await startTest(context, "month-end", [], now);
  const problems = await handInTest(context, id, ["0", "4", "-1", "1; DROP", "९"], now);
  expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(
    [1, 2, 3, 4].map((n) => `q${n} ANSWER_MISSING`),
  );
  expect((await findTest(context, id)).result).toBeNull();
  expect(await handInTest(context, id, [], now)).toHaveLength(5);
});

test("an attempt is its person's own: no colleague and no other merchant reads it or hands it in", async () => {
  const { context, system } = await exampleMerchant();
  const id = await startTest(context, "getting-started", about, now);
  for (const other of [(await exampleColleague(system, "owner")).context, (await exampleMerchant()).context]) {
    await expect(findTest(other, id)).rejects.toMatchObject({ code: "TEST" });
    await expect(handInTest(other, id, ["0", "0", "0", "0", "0"], now)).rejects.toMatchObject({ code: "TEST" });
  }
  await expect(findTest(context, "no-id")).rejects.toMatchObject({ code: "TEST" });
  await expect(startTest(context, "__proto__", [], now)).rejects.toMatchObject({ code: "COURSE" });
});

test("the certificate bears a number that holds; the merchant's people and support find it, nobody else", async () => {
  const { context, system } = await exampleMerchant();
  await take(context, 5);
  const earned = (await findProgress(context)).find(({ course }) => course === "getting-started");
  const code = earned?.certificate?.code ?? "";
  expect(parseCode(code)).toBe(code);
  expect(earned?.last).toMatchObject({ right: 5, total: 5, passed: true });
  const colleague = await exampleColleague(system, "clerk");
  expect(await findCourseCertificate(colleague.context, code.toLowerCase())).toMatchObject({ name: "测试员", code });
  const staff = await exampleStaff("support");
  if (staff.context.kind !== "support") throw new Error("no clerk");
  expect(await findCourseCertificate(staff.context, code)).toMatchObject({ merchant: "北京样例商贸有限公司（测试）" });
  const stranger = (await exampleMerchant()).context;
  await expect(findCourseCertificate(stranger, code)).rejects.toMatchObject({ code: "CERTIFICATE" });
  const mine = (await listParticipation(staff.context)).find(({ merchantId }) => merchantId === context.merchantId);
  expect(mine).toMatchObject({ people: 2, certified: 1, certificates: 1, testsTaken: 1, testsPassed: 1 });
  expect(JSON.stringify(mine)).not.toContain("测试员");
});

test("staff have a course, a plan and a certificate of their own, in the house's books", async () => {
  const { context } = await exampleStaff("support");
  if (context.kind !== "support") throw new Error("no clerk");
  expect((await findPlan(context, now)).map(({ course, state }) => [course, state])).toEqual([["helping", "open"]]);
  const id = await startTest(context, "helping", about, now);
  expect(await handInTest(context, id, await answersOf(context, id, 5), now)).toEqual([]);
  await tickLesson(context, "helping", "guide/walk-a-merchant", true, now);
  expect((await findPlan(context, now)).map(({ state }) => state)).toEqual(["done"]);
  const own = (await findProgress(context)).find(({ course }) => course === "helping");
  expect(own).toMatchObject({ lessons: ["guide/walk-a-merchant"], last: { right: 5, passed: true } });
  const code = own?.certificate?.code ?? "";
  expect(await findCourseCertificate(context, code)).toMatchObject({ merchant: null, course: "helping" });
  const other = await exampleStaff("support");
  if (other.context.kind !== "support") throw new Error("no clerk");
  await expect(findTest(other.context, id)).rejects.toMatchObject({ code: "TEST" });
  expect((await findPlan(other.context, now)).map(({ state }) => state)).toEqual(["open"]);
  const merchant = (await exampleMerchant()).context;
  await expect(findTest(merchant, id)).rejects.toMatchObject({ code: "TEST" });
  await expect(findCourseCertificate(merchant, code)).rejects.toMatchObject({ code: "CERTIFICATE" });
});

test("asked is what goes wrong here, and the house's counts where that says little", async () => {
  const { context, system } = await exampleMerchant();
  await db().transferHour.create({
    data: {
      hour: new Date(now.getTime() - dayMs),
      connector: "leqi",
      knock: "send",
      replyKind: "rejected",
      cause: "RATE",
      count: 9,
    },
  });
  await failures(system, "CREDIT_LINE", 3);
  await failures(system, "BUYER_ID", 1);
  await failures(system, "CLOCK", 5, new Date(now.getTime() - 100 * dayMs));
  expect(await frequentTopics(context, now)).toEqual(["CREDIT_LINE", "BUYER_ID", "RATE"]);
  for (const cause of ["CERTIFICATE", "NOT_CLEARED", "TOLERANCE"]) await failures(system, cause, 1);
  expect(await frequentTopics(context, now)).not.toContain("RATE");
  expect(await frequentTopics((await exampleMerchant()).context, now)).toEqual(["RATE"]);
});

test("a cause that holds up three invoices in a month is told of, not one, and not the bureau's own", async () => {
  const { context, system } = await exampleMerchant();
  await failures(system, "CREDIT_LINE", 3);
  await failures(system, "BUYER_ID", 2);
  await failures(system, "BUREAU_MAINTENANCE", 9);
  await failures(system, "CLOCK", 5, new Date(now.getTime() - 31 * dayMs));
  expect(await repeatedCauses(context, now)).toEqual([{ cause: "CREDIT_LINE", invoices: 3 }]);
});

test("a rate that fell is told of when it is hardly chance, and nothing is said otherwise", async () => {
  const [then, lately] = [new Date(now.getTime() - 45 * dayMs), new Date(now.getTime() - 5 * dayMs)];
  const better = await exampleMerchant();
  await ended(better.system, "REJECTED", 20, then);
  await ended(better.system, "ACCEPTED", 20, then);
  await ended(better.system, "ACCEPTED", 40, lately);
  expect(await findTrend(better.context, now)).toMatchObject({ before: 0.5, after: 0, certain: true });
  const few = await exampleMerchant();
  await ended(few.system, "REJECTED", 1, then);
  await ended(few.system, "ACCEPTED", 1, then);
  await ended(few.system, "ACCEPTED", 2, lately);
  expect(await findTrend(few.context, now)).toBeNull();
  expect(await findTrend((await exampleMerchant()).context, now)).toBeNull();
});

test("lessons are ticked off and again opened, each person's for themselves", async () => {
  const { context, system } = await exampleMerchant();
  await tickLesson(context, "getting-started", "guide/find-missing", true, now);
  await tickLesson(context, "getting-started", "guide/find-missing", true, now);
  await tickLesson(context, "getting-started", "faq/what-is-a-receipt", true, now);
  await tickLesson(context, "getting-started", "guide/find-missing", false, now);
  const lessonsOf = async (person: MerchantContext) =>
    (await findProgress(person)).find(({ course }) => course === "getting-started")?.lessons;
  expect(await lessonsOf(context)).toEqual(["faq/what-is-a-receipt"]);
  expect(await lessonsOf((await exampleColleague(system, "clerk")).context)).toEqual([]);
  await expect(tickLesson(context, "getting-started", "faq/../x", true, now)).rejects.toMatchObject({ code: "LESSON" });
});

test("the owner sees how far everybody is, a clerk only their own plan; a reminder is written once", async () => {
  const { context, system } = await exampleMerchant();
  const clerk = await exampleColleague(system, "clerk");
  const { merchantId } = context;
  const address = { channel: "mail", address: "owner@example.com", createdAt: now, confirmedAt: now };
  await inTransaction(system, (tx) => tx.recipient.create({ data: { merchantId, ...address } }));
  const people = await listPeople(context, now);
  expect(people.map(({ role, plan }) => [role, plan.length])).toEqual([
    ["owner", 2],
    ["clerk", 4],
  ]);
  await expect(listPeople(clerk.context, now)).rejects.toMatchObject({ code: "OWNERS_ONLY" });
  expect((await findPlan(clerk.context, now))[0]).toMatchObject({ course: "getting-started", state: "open" });
  await take(context, 5);
  const due = new Date(now.getTime() + 8 * dayMs);
  due.setUTCHours(4);
  await remindOfTraining(due);
  await remindOfTraining(due);
  const letters = await inTransaction(system, (tx) => tx.letter.findMany({ where: { merchantId, channel: "mail" } }));
  expect(letters.filter(({ subject }) => subject.includes("新手入门"))).toHaveLength(1);
  expect(letters.every(({ kind }) => kind === "training-due")).toBe(true);
});
