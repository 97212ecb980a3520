import { record } from "#server/audit.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";
import { closeCases } from "#server/submissions/close-cases.ts";

/** A clerk lets a submission that was given to support go on: the bureau is asked first, never sent to blindly. */
export async function retrySubmission(context: SupportViewContext, submissionId: bigint, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { count } = await tx.submission.updateMany({
      where: { merchantId: context.merchantId, id: submissionId, state: "NEEDS_SUPPORT" },
      data: {
        state: "UNKNOWN",
        stateSince: now,
        revision: { increment: 1 },
        failures: 0,
        nextAt: now,
        verdictCode: null,
        verdictMessage: null,
      },
    });
    if (count === 0) throw new Refusal("not-now", "SUBMISSION_NOT_WITH_SUPPORT");
    await ring(tx, "check-due", { merchantId: context.merchantId });
    await record(
      tx,
      context,
      [
        {
          action: "submission.unknown",
          subjectKind: "submission",
          subjects: [String(submissionId)],
          facts: { from: "NEEDS_SUPPORT", reason: context.reason },
        },
        ...(await closeCases(tx, context, [submissionId], "UNKNOWN", now)),
      ],
      now,
    );
  });
}
