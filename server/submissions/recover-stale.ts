import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { quietMs } from "#server/submissions/pace.ts";

/**
 * Takes up rows whose worker never came back: what was SENDING may have arrived at any time until now, so it is UNKNOWN
 * and asked about after the quiet time; what was CHECKING is asked about again. PROCESSING needs no help: its lease ends by itself.
 */
export async function recoverStale(context: SystemContext, now: Date): Promise<number> {
  return inTransaction(context, async (tx) => {
    const stale = await tx.$queryRaw<{ id: bigint }[]>`
      WITH stale AS (
        SELECT id FROM submission WHERE merchant_id = ${context.merchantId}::uuid AND state IN ('SENDING', 'CHECKING') AND next_at <= ${now}
        ORDER BY id FOR UPDATE
      )
      UPDATE submission SET state = 'UNKNOWN', state_since = ${now}, revision = revision + 1,
        maybe_arrived_at = CASE WHEN state = 'SENDING' THEN ${now}::timestamptz ELSE maybe_arrived_at END,
        next_at = CASE WHEN state = 'SENDING' THEN ${new Date(now.getTime() + quietMs())}::timestamptz ELSE ${now} END
      FROM stale WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.id = stale.id
      RETURNING submission.id`;
    await record(
      tx,
      context,
      [
        {
          action: "submission.unknown",
          subjectKind: "submission",
          subjects: stale.map(({ id }) => String(id)),
          facts: { reply: "none" },
        },
      ],
      now,
    );
    return stale.length;
  });
}
