import { businessDateOf } from "#domain/period.ts";
import type { Role } from "#domain/permission.ts";
import { type PlannedCourse, planFor } from "#domain/training-plan.ts";
import type { Tx } from "#server/db.ts";

export type Learner = {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly plan: readonly PlannedCourse[];
  readonly testsTaken: number;
  readonly lastAt: Date | null;
};

/** Inside a transaction of that merchant's. */
export async function learnersOf(tx: Tx, merchantId: string, now: Date): Promise<Learner[]> {
  const accounts = await tx.account.findMany({
    where: { merchantId, disabledAt: null },
    orderBy: { createdAt: "asc" },
  });
  const certificates = await tx.courseCertificate.findMany({ where: { merchantId } });
  const tests = await tx.courseTest.groupBy({
    by: ["accountId"],
    where: { merchantId, gradedAt: { not: null } },
    _count: { _all: true },
    _max: { gradedAt: true },
  });
  return accounts.map((account) => {
    const { id, name, role } = account;
    const own = certificates.filter(({ accountId }) => accountId === id);
    const taken = tests.find(({ accountId }) => accountId === id);
    return {
      accountId: id,
      name,
      role: role as Role,
      plan: planOf(account, own, now),
      testsTaken: taken?._count._all ?? 0,
      lastAt: taken?._max.gradedAt ?? null,
    };
  });
}

/** @param certificates this person's */
export function planOf(
  { role, createdAt }: { readonly role: string; readonly createdAt: Date },
  certificates: readonly { readonly course: string }[],
  now: Date,
): PlannedCourse[] {
  const completed = new Set(certificates.map(({ course }) => course));
  return planFor(role as Role, businessDateOf(createdAt), completed, businessDateOf(now));
}
