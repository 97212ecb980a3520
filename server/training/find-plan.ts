import type { PlannedCourse } from "#domain/training-plan.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { learnersOf } from "#server/training/learners.ts";

/** One's own plan, by due date. */
export async function findPlan(context: MerchantContext, now: Date): Promise<readonly PlannedCourse[]> {
  const home = atHome(context);
  const people = await inTransaction(home, (tx) => learnersOf(tx, home.merchantId, now));
  return people.find(({ accountId }) => accountId === home.accountId)?.plan ?? [];
}
