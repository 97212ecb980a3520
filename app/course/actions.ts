"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, command, invalid } from "#app/answer.ts";
import { anchorOf } from "#app/course/lessons-of.ts";
import { textOf } from "#app/text-of.ts";
import { coursePaths } from "#components/paths.ts";
import { listCourses } from "#content/read-content.ts";
import { questionCount, type TestTopic, testTopics } from "#domain/course-test.ts";
import { redirect } from "#i18n/navigation.ts";
import { Refusal } from "#server/refusal.ts";
import { studentOfRequest } from "#server/session.ts";
import { handInTest } from "#server/training/hand-in-test.ts";
import { startTest } from "#server/training/start-test.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";
import { tickLesson } from "#server/training/tick-lesson.ts";

export const tickLessonNow = command(studentOfRequest, async (student, form) => {
  const [course, lesson] = [textOf(form, "course"), textOf(form, "lesson")];
  const { lessons } = await courseFor(student, course);
  if (!lessons.includes(lesson)) throw new Refusal("not-found", "LESSON");
  await tickLesson(student, course, lesson, textOf(form, "done") === "yes", new Date());
  revalidatePath("/", "layout");
  return redirect({
    href: `${coursePaths(student.kind).course(course)}#${anchorOf(lesson)}`,
    locale: await getLocale(),
  });
});

export const startTestNow = act<StudentContext, never>(studentOfRequest, async (student, form) => {
  const course = textOf(form, "course");
  const { topics } = await courseFor(student, course);
  return toAttempt(student, course, await startTest(student, course, topicsIn(topics), new Date()));
});

export const handInTestNow = act<StudentContext, never>(studentOfRequest, async (student, form) => {
  const attempt = textOf(form, "attempt");
  const choices = Array.from({ length: questionCount }, (_, place) => textOf(form, `q${place}`));
  const problems = await handInTest(student, attempt, choices, new Date());
  return problems.length > 0 ? invalid(problems, form) : toAttempt(student, textOf(form, "course"), attempt);
});

/** @throws Refusal not-found COURSE: unknown, or for somebody else's work */
async function courseFor(student: StudentContext, course: string) {
  const { role } = studentOf(student);
  const known = listCourses(await getLocale()).find(
    ({ slug, roles }) => slug === course && roles.some((one) => one === role),
  );
  if (!known) throw new Refusal("not-found", "COURSE");
  return known;
}

async function toAttempt({ kind }: StudentContext, course: string, attempt: string): Promise<never> {
  return redirect({ href: coursePaths(kind).attempt(course, attempt), locale: await getLocale() });
}

function topicsIn(words: readonly string[]): TestTopic[] {
  return words.flatMap((word) => testTopics.find((topic) => topic === word) ?? []);
}
