import type { PlannedCourse } from "#domain/training-plan.ts";
import { inTransaction } from "#server/db.ts";
import { planOf } from "#server/training/learners.ts";
import { type StudentContext, studentOf } from "#server/training/student.ts";

/** One's own plan, by due date. */
export async function findPlan(context: StudentContext, now: Date): Promise<readonly PlannedCourse[]> {
  const { tenant, accountId } = studentOf(context);
  const { merchantId } = tenant;
  return inTransaction(tenant, async (tx) => {
    const account = await tx.account.findFirst({ where: { id: accountId, disabledAt: null } });
    const certificates = await tx.courseCertificate.findMany({ where: { merchantId, accountId } });
    return account ? planOf(account, certificates, now) : [];
  });
}
