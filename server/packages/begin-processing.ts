import { defaultPace } from "#domain/submission.ts";
import type { AuditAct } from "#server/audit.ts";
import type { Tx } from "#server/db.ts";

type HandedIn = { readonly packageId: bigint; readonly bureauNumber: string; readonly at: Date };

/**
 * What lay in a package is now with the bureau (HELD → PROCESSING), under the number the bureau gave.
 * @returns the acts to record, last of all in the transaction
 */
export async function beginProcessing(
  tx: Tx,
  merchantId: string,
  { packageId, bureauNumber, at }: HandedIn,
  now: Date,
): Promise<AuditAct[]> {
  await tx.package.update({
    where: { merchantId_id: { merchantId, id: packageId } },
    data: { handedInAt: at, bureauNumber },
  });
  const moved = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE submission SET state = 'PROCESSING', state_since = ${now}, revision = revision + 1, held_reason = NULL,
      acceptance_number = ${bureauNumber}, failures = 0, next_at = ${new Date(now.getTime() + defaultPace.packageMs)}
    WHERE merchant_id = ${merchantId}::uuid AND package_id = ${packageId} AND state = 'HELD' AND held_reason = 'IN_PACKAGE'
    RETURNING id`;
  const subjects = moved.map(({ id }) => String(id));
  return [
    { action: "package.handed-in", subjectKind: "package", subjects: [String(packageId)], facts: { bureauNumber } },
    { action: "submission.processing", subjectKind: "submission", subjects, facts: { from: "HELD", by: "hand" } },
  ];
}
