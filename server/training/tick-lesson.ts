import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { courseIn } from "#server/training/course-id.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";

/**
 * A person's own note of what they have gone through; nobody's books change, so it is in no audit chain.
 * @param lesson `guide/send-one`, `faq/…`, one of the course's (the caller has looked)
 * @throws Refusal not-found COURSE or LESSON
 */
export async function tickLesson(
  context: StudentContext,
  typed: string,
  lesson: string,
  done: boolean,
  now: Date,
): Promise<void> {
  const { tenant, accountId } = studentOf(context);
  const course = courseIn(typed);
  if (!/^(guide|faq)\/[a-z0-9-]{1,80}$/.test(lesson)) throw new Refusal("not-found", "LESSON");
  const { merchantId } = tenant;
  const own = { merchantId, accountId, course, lesson };
  await inTransaction(tenant, async (tx) => {
    if (done) await tx.lessonDone.createMany({ data: [{ ...own, at: now }], skipDuplicates: true });
    else await tx.lessonDone.deleteMany({ where: own });
  });
}
