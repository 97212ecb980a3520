import type { SubmissionState } from "#domain/submission.ts";
import type { AuditAct } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/** Closes the open cases of submissions that went on, in the transaction that let them. The caller records the acts. */
export async function closeCases(
  tx: Tx,
  { merchantId }: TenantContext,
  submissionIds: readonly bigint[],
  closedAs: SubmissionState,
  now: Date,
): Promise<AuditAct[]> {
  if (submissionIds.length === 0) return [];
  const closed = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE support_case SET closed_at = ${now}, closed_as = ${closedAs}
    WHERE merchant_id = ${merchantId}::uuid AND submission_id = ANY(${[...submissionIds]}::bigint[]) AND closed_at IS NULL
    RETURNING id`;
  const subjects = closed.map(({ id }) => String(id));
  return [{ action: "case.closed", subjectKind: "case", subjects, facts: { as: closedAs } }];
}
