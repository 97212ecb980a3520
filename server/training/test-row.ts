import type { TestQuestion } from "#domain/course-test.ts";
import type { CourseSlug } from "#domain/training-plan.ts";

/** One attempt, as its own person may see it: which choice is right is said once it is graded. */
export type CourseTest = {
  readonly id: string;
  readonly course: CourseSlug;
  readonly questions: readonly TestQuestion[];
  readonly startedAt: Date;
  readonly result: TestResult | null;
};
export type TestResult = {
  readonly answers: readonly number[];
  readonly right: number;
  readonly passed: boolean;
  readonly gradedAt: Date;
};

type Row = {
  id: string;
  course: string;
  questions: unknown;
  startedAt: Date;
  answers: number[];
  right: number | null;
  passed: boolean | null;
  gradedAt: Date | null;
};

export function testOf({ id, course, questions, startedAt, answers, right, passed, gradedAt }: Row): CourseTest {
  const graded = right !== null && passed !== null && gradedAt !== null;
  return {
    id,
    course: course as CourseSlug,
    questions: questions as TestQuestion[],
    startedAt,
    result: graded ? { answers, right, passed, gradedAt } : null,
  };
}
