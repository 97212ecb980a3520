import { randomUUID } from "node:crypto";
import { drawQuestions, type TestQuestion, type TestTopic } from "#domain/course-test.ts";
import { record } from "#server/audit.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { refuseBeyond } from "#server/throttle.ts";
import { courseIn } from "#server/training/course-id.ts";
import { frequentTopics } from "#server/training/frequent-topics.ts";
import { testLimit } from "#server/training/limits.ts";
import { type Student, type StudentContext, studentOf } from "#server/training/student.ts";

/** One that was begun and not handed in is gone on with for so long. */
const openMs = 86_400_000;

/**
 * Draws the questions of an attempt, by its id, from what goes wrong here most; one that is open is gone on with.
 * @param about what the course itself is about: asked first
 * @returns the attempt's id
 * @throws Refusal not-found COURSE, too-much TOO_MANY_TESTS_TAKEN
 */
export async function startTest(
  context: StudentContext,
  typed: string,
  about: readonly TestTopic[],
  now: Date,
): Promise<string> {
  const student = studentOf(context);
  const course = courseIn(typed);
  const { tenant, accountId } = student;
  const { merchantId } = tenant;
  const known = await inTransaction(tenant, (tx) => openTest(tx, student, course, now));
  if (known) return known;
  await refuseBeyond([{ limit: testLimit, of: accountId }], "TOO_MANY_TESTS_TAKEN", now);
  const frequent = await frequentTopics(tenant, now);
  return inTransaction(tenant, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`course test ${accountId}`}, 0))`;
    const open = await openTest(tx, student, course, now);
    if (open) return open;
    const id = randomUUID();
    const questions = drawQuestions(id, ranked(about, frequent), await lastQuestions(tx, student, course));
    await tx.courseTest.create({
      data: { merchantId, id, accountId, course, questions: [...questions], startedAt: now },
    });
    const act = { action: "course.test-started", subjectKind: "course", subjects: [id] } as const;
    await record(tx, tenant, [{ ...act, facts: { course, ...student.facts } }], now);
    return id;
  });
}

/** The course's own, in the order in which they go wrong here; then what else does. */
function ranked(about: readonly TestTopic[], frequent: readonly TestTopic[]): TestTopic[] {
  const first = frequent.filter((topic) => about.includes(topic));
  return [...new Set([...first, ...about, ...frequent])];
}

async function openTest(
  tx: Tx,
  { tenant: { merchantId }, accountId }: Student,
  course: string,
  now: Date,
): Promise<string | null> {
  const since = new Date(now.getTime() - openMs);
  const open = { merchantId, accountId, course, gradedAt: null, startedAt: { gte: since } };
  return (await tx.courseTest.findFirst({ where: open, orderBy: { startedAt: "desc" } }))?.id ?? null;
}

async function lastQuestions(
  tx: Tx,
  { tenant: { merchantId }, accountId }: Student,
  course: string,
): Promise<readonly TestQuestion[]> {
  const last = await tx.courseTest.findFirst({
    where: { merchantId, accountId, course },
    orderBy: { startedAt: "desc" },
  });
  return (last?.questions ?? []) as unknown as TestQuestion[];
}
