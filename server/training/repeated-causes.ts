import { type MissingCause, missingCauses } from "#domain/missing-cause.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const days = 30;
const dayMs = 86_400_000;
/** From so many invoices on it is no accident any more. */
const often = 3;
/** Whatever the merchant did, these came from outside: no lesson helps against them. */
const notTheirs: readonly MissingCause[] = ["BUREAU_MAINTENANCE", "UNEXPLAINED"];

export type RepeatedCause = { readonly cause: MissingCause; readonly invoices: number };

/** What held up three invoices or more of this merchant within 30 days, the most frequent first. */
export async function repeatedCauses(context: MerchantContext, now: Date): Promise<RepeatedCause[]> {
  const home = atHome(context);
  const since = new Date(now.getTime() - days * dayMs);
  const rows = await inTransaction(
    home,
    (tx) => tx.$queryRaw<{ cause: string; invoices: number }[]>`
      SELECT attempt.cause, count(DISTINCT submission.invoice_key)::int AS invoices FROM attempt
      JOIN submission ON submission.merchant_id = attempt.merchant_id AND submission.id = attempt.submission_id
      WHERE attempt.merchant_id = ${home.merchantId}::uuid AND attempt.started_at >= ${since} AND attempt.cause IS NOT NULL
      GROUP BY attempt.cause HAVING count(DISTINCT submission.invoice_key) >= ${often}
      ORDER BY invoices DESC, attempt.cause`,
  );
  return rows.flatMap(({ cause, invoices }) => {
    const known = missingCauses.find((one) => one === cause);
    return known && !notTheirs.includes(known) ? [{ cause: known, invoices }] : [];
  });
}
