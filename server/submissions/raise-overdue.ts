import { record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { openInSql } from "#server/ledger/states-in-sql.ts";
import { log } from "#server/log.ts";
import { deadlinePassed } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { always, type GoOn } from "#server/queue/go-on.ts";
import { findOverdue, overdueAction } from "#server/submissions/find-overdue.ts";

/**
 * Tells once of every submission that came in time and is still open past its deadline: to the merchant by letter, to the
 * operators by the log, and for good in the audit. @returns how many
 */
export async function raiseOverdue(now: Date, goOn: GoOn = always): Promise<number> {
  const merchants = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ merchantId: string }[]>`
      SELECT DISTINCT merchant_id::text AS "merchantId" FROM submission WHERE state IN (${openInSql})`,
  );
  let raised = 0;
  for (const [done, { merchantId }] of merchants.entries()) {
    if (!(await goOn(done, merchants.length))) break;
    raised += await raiseFor(merchantId, now);
  }
  return raised;
}

function raiseFor(merchantId: string, now: Date): Promise<number> {
  const context = systemContext(merchantId, "raise-overdue");
  return inTransaction(context, async (tx) => {
    const subjects = (await findOverdue(tx, merchantId, now)).map(({ key }) => key);
    if (subjects.length === 0) return 0;
    await writeLetters(tx, context, deadlinePassed(subjects.length, now), now);
    await record(tx, context, [{ action: overdueAction, subjectKind: "invoice", subjects }], now);
    log().error({ merchantId, count: subjects.length }, "open submissions are past their deadline");
    return subjects.length;
  });
}
