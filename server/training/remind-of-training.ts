import { businessDateOf, instantOf } from "#domain/period.ts";
import { toRemind } from "#domain/training-plan.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { trainingDue } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { always, type GoOn } from "#server/queue/go-on.ts";
import { learnersOf } from "#server/training/learners.ts";

/** Before that nobody is at work. */
const firstHour = "08:00:00";

/** Tells each merchant, once for each person and course, that a planned course is due. @returns letters */
export async function remindOfTraining(now: Date, goOn: GoOn = always): Promise<number> {
  const today = businessDateOf(now);
  if (now < (instantOf(today, firstHour) ?? now)) return 0;
  const merchants = await acrossTenants({ kind: "worker" }, (tx) => tx.merchant.findMany({ select: { id: true } }));
  let written = 0;
  for (const [done, { id }] of merchants.entries()) {
    if (!(await goOn(done, merchants.length))) break;
    written += await remind(id, now);
  }
  return written;
}

function remind(merchantId: string, now: Date): Promise<number> {
  const context = systemContext(merchantId, "remind-of-training");
  const today = businessDateOf(now);
  return inTransaction(context, async (tx) => {
    let written = 0;
    for (const { accountId, name, plan } of await learnersOf(tx, merchantId, now)) {
      for (const { course, due } of toRemind(plan, today)) {
        written += await writeLetters(tx, context, trainingDue(accountId, name, course, due), now);
      }
    }
    return written;
  });
}
