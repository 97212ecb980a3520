import { z } from "zod";
import { type CourseSlug, courseSlugs } from "#domain/training-plan.ts";
import { Refusal } from "#server/refusal.ts";

/** @throws Refusal not-found COURSE */
export function courseIn(text: string): CourseSlug {
  const course = courseSlugs.find((known) => known === text);
  if (!course) throw new Refusal("not-found", "COURSE");
  return course;
}

/** @throws Refusal not-found TEST */
export function testIdIn(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal("not-found", "TEST");
  return text;
}
