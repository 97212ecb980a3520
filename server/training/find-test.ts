import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { testIdIn } from "#server/training/course-id.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";
import { type CourseTest, testOf } from "#server/training/test-row.ts";

/** An attempt of one's own. @throws Refusal not-found TEST */
export async function findTest(context: StudentContext, typed: string): Promise<CourseTest> {
  const { tenant, accountId } = studentOf(context);
  const { merchantId } = tenant;
  const id = testIdIn(typed);
  const row = await inTransaction(tenant, (tx) => tx.courseTest.findFirst({ where: { merchantId, accountId, id } }));
  if (!row) throw new Refusal("not-found", "TEST");
  return testOf(row);
}
