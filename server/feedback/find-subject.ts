import { parseCode } from "#domain/certificate/code.ts";
import type { FeedbackTask } from "#domain/feedback.ts";
import { rowIdIn } from "#domain/row-id.ts";
import { endedStates } from "#domain/submission.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/** One thing of a tenant's that was spoken about, and what went wrong with it last, in our codes. */
export type Subject = { readonly ended: boolean; readonly codes: readonly string[] };

const mostCodes = 3;
const asPage: Subject = { ended: true, codes: [] };

/** Null where the tenant has no such thing. */
export async function findSubject(
  tx: Tx,
  { merchantId }: TenantContext,
  task: FeedbackTask,
  subject: string,
): Promise<Subject | null> {
  if (task === "page") return asPage;
  if (task === "certificate") {
    const code = parseCode(subject);
    return code && (await tx.certificate.findUnique({ where: { code, merchantId } })) ? asPage : null;
  }
  const id = rowIdIn(subject);
  if (id === null) return null;
  return task === "submission" ? ofSubmission(tx, merchantId, id) : ofBatch(tx, merchantId, id);
}

async function ofSubmission(tx: Tx, merchantId: string, id: bigint): Promise<Subject | null> {
  const row = await tx.submission.findUnique({ where: { merchantId_id: { merchantId, id } } });
  if (!row) return null;
  const codes = [row.verdictCode, row.heldReason].flatMap((code) => code || []);
  return { ended: endedStates.some((state) => state === row.state), codes };
}

async function ofBatch(tx: Tx, merchantId: string, id: bigint): Promise<Subject | null> {
  const batch = await tx.batch.findUnique({ where: { merchantId_id: { merchantId, id } } });
  if (!batch) return null;
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT problem->>'code' AS code FROM batch_row row CROSS JOIN LATERAL jsonb_array_elements(row.problems) problem
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${id} AND jsonb_typeof(row.problems) = 'array'
      AND problem->>'severity' = 'reject'
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${mostCodes}`;
  return { ended: batch.endedAt !== null, codes: rows.map(({ code }) => code) };
}
