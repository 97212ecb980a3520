import { deadlineOf } from "#domain/deadline.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Tx } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { openInSql } from "#server/ledger/states-in-sql.ts";

export const overdueAction = "invoice.overdue";

/**
 * Open submissions that came in time, whose deadline has passed, and of which nobody was told yet. What was late when it
 * came is not among them: that was said when it was submitted.
 */
export async function findOverdue(tx: Tx, merchantId: string, at: Date): Promise<{ id: bigint; key: string }[]> {
  const passed = await passedMonths(tx, merchantId, at);
  if (passed.length === 0) return [];
  return tx.$queryRaw<{ id: bigint; key: string }[]>`
    WITH told AS (
      SELECT unnest(subjects) AS key, at FROM audit_entry WHERE merchant_id = ${merchantId}::uuid AND action = ${overdueAction}
    )
    SELECT submission.id, submission.invoice_key AS key FROM submission
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    JOIN unnest(${passed.map(({ month }) => month)}::date[], ${passed.map(({ due }) => due)}::date[]) AS passed (month, due)
      ON passed.month = date_trunc('month', ledger.issued_on)::date
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.state IN (${openInSql})
      AND submission.queued_at < (passed.due + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND NOT EXISTS (SELECT 1 FROM told WHERE told.key = submission.invoice_key AND told.at >= submission.queued_at)
    ORDER BY submission.id`;
}

/** The months of issue among open submissions that are past their deadline, with it. */
async function passedMonths(tx: Tx, merchantId: string, at: Date): Promise<{ month: string; due: string }[]> {
  const today = businessDateOf(at);
  const months = await tx.$queryRaw<{ month: string }[]>`
    SELECT DISTINCT date_trunc('month', ledger.issued_on)::date::text AS month FROM submission
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.state IN (${openInSql})`;
  const extensions = await dueExtensions(tx, merchantId);
  return months
    .map(({ month }) => ({ month, due: deadlineOf(month, today, extensions).due }))
    .filter(({ due }) => due < today);
}
