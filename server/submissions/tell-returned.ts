import type { Decision } from "#domain/submission.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { hasRecipients } from "#server/notices/has-recipients.ts";
import { invoicesReturned, type Returned, unhappyStates } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { referenceOf } from "#server/submissions/reference.ts";

type Settled = {
  readonly claim: { readonly submissionId: bigint };
  readonly decision: Pick<Decision, "state">;
};

/**
 * One letter about the single submissions that came to rest without success, in the transaction that settled them. Those
 * of a file are told of with their file.
 */
export async function tellReturned(
  tx: Tx,
  context: TenantContext,
  settled: readonly Settled[],
  /** Of one occasion one letter: the exchange that told of it, or what else did. */
  occasion: bigint | string,
  now: Date,
): Promise<void> {
  const failed = settled.flatMap(({ claim: { submissionId }, decision }) => {
    const state = unhappyStates.find((returned) => returned === decision.state);
    return state ? [{ id: submissionId, reference: referenceOf(submissionId), state }] : [];
  });
  if (failed.length === 0 || !(await hasRecipients(tx, context))) return;
  const { single, concerns } = await withoutFile(tx, context, failed);
  if (single.length > 0) await writeLetters(tx, context, { ...invoicesReturned(single, occasion), concerns }, now);
}

/** And who had submitted them. */
async function withoutFile(
  tx: Tx,
  { merchantId }: TenantContext,
  failed: readonly Returned[],
): Promise<{ readonly single: Returned[]; readonly concerns: string[] }> {
  const rows = await tx.submission.findMany({
    where: { merchantId, id: { in: failed.map(({ id }) => id) }, batchId: null },
    select: { id: true, accountId: true },
  });
  const ids = new Set(rows.map(({ id }) => id));
  return { single: failed.filter(({ id }) => ids.has(id)), concerns: rows.flatMap(({ accountId }) => accountId ?? []) };
}
