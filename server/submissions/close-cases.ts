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
    WITH closed AS (
      UPDATE support_case SET closed_at = ${now}, closed_as = ${closedAs}, state = 'closed', result = 'resolved',
        paused_at = NULL, revision = revision + 1
      WHERE merchant_id = ${merchantId}::uuid AND submission_id = ANY(${[...submissionIds]}::bigint[]) AND closed_at IS NULL
      RETURNING merchant_id, id)
    INSERT INTO case_entry (merchant_id, case_id, at, author, kind, facts)
    SELECT merchant_id, id, ${now}, 'system', 'moved', jsonb_build_object('move', 'closed', 'as', ${closedAs}::text) FROM closed
    RETURNING case_id AS id`;
  const subjects = closed.map(({ id }) => String(id));
  return [{ action: "case.closed", subjectKind: "case", subjects, facts: { as: closedAs } }];
}
