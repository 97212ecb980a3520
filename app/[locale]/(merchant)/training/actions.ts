"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, command, invalid } from "#app/answer.ts";
import { anchorOf } from "#app/lessons-of.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { listCourses } from "#content/read-content.ts";
import { questionCount, type TestTopic, testTopics } from "#domain/course-test.ts";
import { redirect } from "#i18n/navigation.ts";
import type { MerchantContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { handInTest } from "#server/training/hand-in-test.ts";
import { leavePractice } from "#server/training/leave-practice.ts";
import { openPractice } from "#server/training/open-practice.ts";
import { resetPractice } from "#server/training/reset-practice.ts";
import { startTest } from "#server/training/start-test.ts";
import { tickLesson } from "#server/training/tick-lesson.ts";

export const openPracticeNow = act<MerchantContext, never>(merchantOfRequest, async (merchant) => {
  await openPractice(merchant, new Date());
  return goTo(paths.overview);
});

export const resetPracticeNow = act<MerchantContext, never>(merchantOfRequest, async (merchant) => {
  await resetPractice(merchant, new Date());
  return goTo(paths.overview);
});

export const leavePracticeNow = command(merchantOfRequest, async (merchant) => {
  await leavePractice(merchant, new Date());
  await goTo(`${paths.training}?left=practice`);
});

export const tickLessonNow = command(merchantOfRequest, async (merchant, form) => {
  const [course, lesson] = [textOf(form, "course"), textOf(form, "lesson")];
  const { lessons } = await courseFor(merchant, course);
  if (!lessons.includes(lesson)) throw new Refusal("not-found", "LESSON");
  await tickLesson(merchant, course, lesson, textOf(form, "done") === "yes", new Date());
  await goTo(`${paths.course(course)}#${anchorOf(lesson)}`);
});

export const startTestNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const course = textOf(form, "course");
  const { topics } = await courseFor(merchant, course);
  const attempt = await startTest(merchant, course, topicsIn(topics), new Date());
  return redirect({ href: paths.courseAttempt(course, attempt), locale: await getLocale() });
});

export const handInTestNow = act<MerchantContext, never>(merchantOfRequest, async (merchant, form) => {
  const [course, attempt] = [textOf(form, "course"), textOf(form, "attempt")];
  const choices = Array.from({ length: questionCount }, (_, place) => textOf(form, `q${place}`));
  const problems = await handInTest(merchant, attempt, choices, new Date());
  if (problems.length > 0) return invalid(problems, form);
  return redirect({ href: paths.courseAttempt(course, attempt), locale: await getLocale() });
});

/** @throws Refusal not-found COURSE: unknown, or for somebody else's work */
async function courseFor({ role }: MerchantContext, course: string) {
  const known = listCourses(await getLocale()).find(({ slug, roles }) => slug === course && roles.includes(role));
  if (!known) throw new Refusal("not-found", "COURSE");
  return known;
}

/** With every frame anew, on the same page too: whose books these are, and what is ticked off, stands there. */
async function goTo(href: string): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href, locale: await getLocale() });
}

function topicsIn(words: readonly string[]): TestTopic[] {
  return words.flatMap((word) => testTopics.find((topic) => topic === word) ?? []);
}
