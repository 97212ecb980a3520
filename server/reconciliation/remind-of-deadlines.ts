import { deadlineOf } from "#domain/deadline.ts";
import { type BusinessDate, businessDateOf, instantOf } from "#domain/period.ts";
import { isReminderDay } from "#domain/risk.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { pressingInSql } from "#server/ledger/states-in-sql.ts";
import { deadlineNear } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/** Before that nobody is at work; a reminder at midnight is read by nobody and wakes some. */
const firstHour = "08:00:00";

/** Reminds every merchant once a day of missing invoices whose last day is seven, three or one day away. @returns letters */
export async function remindOfDeadlines(now: Date): Promise<number> {
  const today = businessDateOf(now);
  if (now < (instantOf(today, firstHour) ?? now)) return 0;
  const merchants = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ merchantId: string }[]>`
      SELECT DISTINCT merchant_id::text AS "merchantId" FROM issued_invoice WHERE standing IN (${pressingInSql})`,
  );
  let written = 0;
  for (const { merchantId } of merchants) written += await remind(merchantId, today, now);
  return written;
}

function remind(merchantId: string, today: BusinessDate, now: Date): Promise<number> {
  const context = systemContext(merchantId, "remind-of-deadlines");
  return inTransaction(context, async (tx) => {
    const extensions = await dueExtensions(tx, merchantId);
    const months = await tx.$queryRaw<{ first: BusinessDate; count: bigint }[]>`
      SELECT date_trunc('month', issued_on)::date::text AS first, count(*) AS count FROM issued_invoice
      WHERE merchant_id = ${merchantId}::uuid AND standing IN (${pressingInSql}) AND standing = 'MISSING' GROUP BY 1 ORDER BY 1`;
    const near = months
      .map(({ first, count }) => ({ ...deadlineOf(first, today, extensions), count: Number(count) }))
      .filter(({ daysLeft }) => isReminderDay(daysLeft));
    return near.length === 0 ? 0 : writeLetters(tx, context, deadlineNear(today, near), now);
  });
}
