import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { testIdIn } from "#server/training/course-id.ts";
import { type CourseTest, testOf } from "#server/training/test-row.ts";

/** An attempt of one's own. @throws Refusal not-found TEST */
export async function findTest(context: MerchantContext, typed: string): Promise<CourseTest> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  const id = testIdIn(typed);
  const row = await inTransaction(home, (tx) => tx.courseTest.findFirst({ where: { merchantId, accountId, id } }));
  if (!row) throw new Refusal("not-found", "TEST");
  return testOf(row);
}
