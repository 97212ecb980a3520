import { type CourseSlug, courseSlugs } from "#domain/training-plan.ts";
import { inTransaction } from "#server/db.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";

/** How far somebody is in one course. */
export type CourseProgress = {
  readonly course: CourseSlug;
  /** Lessons ticked off: `guide/…`, `faq/…`. */
  readonly lessons: readonly string[];
  /** The last attempt that was graded. */
  readonly last: {
    readonly id: string;
    readonly right: number;
    readonly total: number;
    readonly passed: boolean;
  } | null;
  readonly certificate: { readonly code: string; readonly issuedAt: Date } | null;
};

/** One's own, for every course there is. */
export async function findProgress(context: StudentContext): Promise<CourseProgress[]> {
  const { tenant, accountId } = studentOf(context);
  const { merchantId } = tenant;
  const own = { merchantId, accountId };
  return inTransaction(tenant, async (tx) => {
    const lessons = await tx.lessonDone.findMany({ where: own, orderBy: { at: "asc" } });
    const graded = { ...own, gradedAt: { not: null } };
    const tests = await tx.courseTest.findMany({ where: graded, orderBy: { gradedAt: "desc" }, take: 200 });
    const certificates = await tx.courseCertificate.findMany({ where: own });
    return courseSlugs.map((course) => {
      const last = tests.find((test) => test.course === course);
      const certificate = certificates.find((one) => one.course === course);
      return {
        course,
        lessons: lessons.filter((one) => one.course === course).map(({ lesson }) => lesson),
        last: last
          ? { id: last.id, right: last.right ?? 0, total: last.answers.length, passed: last.passed ?? false }
          : null,
        certificate: certificate ? { code: certificate.code, issuedAt: certificate.issuedAt } : null,
      };
    });
  });
}
