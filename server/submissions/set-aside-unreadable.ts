import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { log } from "#server/log.ts";
import { openCases } from "#server/submissions/open-cases.ts";
import type { ContentUnreadable } from "#server/submissions/read-contents.ts";
import { tellReturned } from "#server/submissions/tell-returned.ts";

/**
 * Gives to support what waits to be sent and cannot be written for the bureau, so that the others go on. It certainly
 * never left us.
 */
export async function setAsideUnreadable(context: SystemContext, fault: ContentUnreadable, now: Date): Promise<void> {
  const { merchantId } = context;
  log().error({ merchantId, submissions: fault.submissionIds.map(String) }, "content of invoices cannot be read");
  await inTransaction(context, async (tx) => {
    const moved = await tx.$queryRaw<{ id: bigint }[]>`
      UPDATE submission SET state = 'NEEDS_SUPPORT', state_since = ${now}, revision = revision + 1, next_at = NULL, connector = ${fault.connector},
        verdict_code = ${verdict.code}, verdict_message = '', promised_at = NULL, promised_by = NULL
      WHERE merchant_id = ${merchantId}::uuid AND id = ANY(${[...fault.submissionIds]}::bigint[]) AND state = 'QUEUED'
      RETURNING id`;
    const settled = moved.map(
      ({ id }) =>
        ({
          claim: { submissionId: id },
          decision: { state: "NEEDS_SUPPORT", verdict },
        }) as const,
    );
    await tellReturned(tx, context, settled, `content/${now.getTime()}`, now);
    const subjects = moved.map(({ id }) => String(id));
    const facts = { from: "QUEUED", reason: verdict.code };
    const act = { action: "submission.needs_support", subjectKind: "submission", subjects, facts } as const;
    await record(tx, context, [act, ...(await openCases(tx, context, settled, now))], now);
  });
}

const verdict = { code: "CONTENT_UNREADABLE", message: "" } as const;
