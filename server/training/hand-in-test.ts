import { randomBytes } from "node:crypto";
import { codeBytes, codeOf } from "#domain/certificate/code.ts";
import { hasPassed, isRight, type TestQuestion } from "#domain/course-test.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { testIdIn } from "#server/training/course-id.ts";
import { type Student, type StudentContext, studentOf } from "#server/training/student.ts";

/**
 * Grades an attempt, once: whoever hands it in again is shown the first result. Passed, the course is completed, and the
 * person has its certificate.
 * @param choices what was chosen for each question, by its place; anything that is no option is no choice
 * @returns a problem for each question without a choice; then nothing was graded
 * @throws Refusal not-found TEST, not-now TEST_GRADED
 */
export async function handInTest(
  context: StudentContext,
  typed: string,
  choices: readonly string[],
  now: Date,
): Promise<Problem[]> {
  const student = studentOf(context);
  const { tenant, accountId } = student;
  const { merchantId } = tenant;
  const id = testIdIn(typed);
  return inTransaction(tenant, async (tx) => {
    const row = await tx.courseTest.findFirst({ where: { merchantId, accountId, id } });
    if (!row) throw new Refusal("not-found", "TEST");
    if (row.gradedAt) throw new Refusal("not-now", "TEST_GRADED");
    const questions = row.questions as unknown as TestQuestion[];
    const answers = questions.map(({ options }, place) => choiceIn(choices[place], options.length));
    const problems = answers.flatMap((choice, place) => (choice === null ? [unanswered(place)] : []));
    if (problems.length > 0) return problems;
    const given = answers.map(Number);
    const right = questions.filter((question, place) => isRight(question, given[place])).length;
    const passed = hasPassed(right, questions.length);
    const { count } = await tx.courseTest.updateMany({
      where: { merchantId, accountId, id, gradedAt: null },
      data: { answers: given, right, passed, gradedAt: now },
    });
    if (count === 0) throw new Refusal("not-now", "TEST_GRADED");
    if (passed) await certify(tx, student, row.course, id, now);
    const facts = { course: row.course, right, passed, ...student.facts };
    const act = { action: "course.test-graded", subjectKind: "course", subjects: [id], facts } as const;
    await record(tx, tenant, [act], now);
    return [];
  });
}

/** One for each person and course: who passes again has it already. */
async function certify(
  tx: Tx,
  { tenant, accountId }: Student,
  course: string,
  testId: string,
  now: Date,
): Promise<void> {
  const { merchantId } = tenant;
  const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const code = codeOf(randomBytes(codeBytes));
  const certificate = { merchantId, accountId, course, testId, name, code, issuedAt: now };
  await tx.courseCertificate.createMany({ data: [certificate], skipDuplicates: true });
}

function choiceIn(typed: string | undefined, options: number): number | null {
  const choice = /^\d$/.test(typed ?? "") ? Number(typed) : -1;
  return choice >= 0 && choice < options ? choice : null;
}

function unanswered(place: number): Problem {
  return { code: "ANSWER_MISSING", severity: "reject", field: `q${place}`, facts: { number: String(place + 1) } };
}
