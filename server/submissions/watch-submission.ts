import { isOpen, type SubmissionState } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** Just enough to know whether the page about it is still true. */
export type WatchedSubmission = { readonly state: SubmissionState; readonly open: boolean; readonly stamp: string };

export async function watchSubmission(context: ReaderContext, submissionId: bigint): Promise<WatchedSubmission> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.submission.findUnique({
      where: { merchantId_id: { merchantId, id: submissionId } },
      select: { state: true, revision: true, nextAt: true },
    });
    if (!row) throw new Refusal("not-found", "SUBMISSION");
    const state = row.state as SubmissionState;
    return { state, open: isOpen(state), stamp: stampOf(row) };
  });
}

/** Changes with every state and with every attempt that moved the next one. */
export function stampOf({ revision, nextAt }: { revision: number; nextAt: Date | null }): string {
  return `${revision}.${nextAt?.getTime() ?? 0}`;
}
