import { endedStates } from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Ends every package of the merchant of which no invoice is open any more: each has its answer, or left for the next. */
export async function closePackages(context: SystemContext, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    const closed = await tx.$queryRaw<{ id: bigint }[]>`
      UPDATE package SET closed_at = ${now}
      WHERE merchant_id = ${context.merchantId}::uuid AND closed_at IS NULL AND dissolved_at IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM submission WHERE submission.merchant_id = package.merchant_id AND package_id = package.id
            AND NOT state = ANY(${[...endedStates]}::text[]))
      RETURNING id`;
    const subjects = closed.map(({ id }) => String(id));
    await record(tx, context, [{ action: "package.closed", subjectKind: "package", subjects }], now);
  });
}
