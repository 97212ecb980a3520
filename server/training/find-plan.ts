import type { PlannedCourse } from "#domain/training-plan.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { planOf } from "#server/training/learners.ts";

/** One's own plan, by due date. */
export async function findPlan(context: MerchantContext, now: Date): Promise<readonly PlannedCourse[]> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  return inTransaction(home, async (tx) => {
    const account = await tx.account.findFirst({ where: { merchantId, id: accountId, disabledAt: null } });
    const certificates = await tx.courseCertificate.findMany({ where: { merchantId, accountId } });
    return account ? planOf(account, certificates, now) : [];
  });
}
