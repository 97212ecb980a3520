import { businessDateOf } from "#domain/period.ts";
import type { Role } from "#domain/permission.ts";
import { type PlannedCourse, planFor } from "#domain/training-plan.ts";
import type { Tx } from "#server/db.ts";

export type Learner = {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly plan: readonly PlannedCourse[];
  /** Courses completed, planned or not. */
  readonly completed: number;
  readonly testsTaken: number;
  readonly lastAt: Date | null;
};

/** Inside a transaction of that merchant's. */
export async function learnersOf(tx: Tx, merchantId: string, now: Date): Promise<Learner[]> {
  const today = businessDateOf(now);
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
  return accounts.map(({ id, name, role, createdAt }) => {
    const own = certificates.filter(({ accountId }) => accountId === id).map(({ course }) => course);
    const taken = tests.find(({ accountId }) => accountId === id);
    return {
      accountId: id,
      name,
      role: role as Role,
      plan: planFor(role as Role, businessDateOf(createdAt), new Set(own), today),
      completed: own.length,
      testsTaken: taken?._count._all ?? 0,
      lastAt: taken?._max.gradedAt ?? null,
    };
  });
}
