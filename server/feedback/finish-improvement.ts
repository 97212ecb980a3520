import { businessDateOf, isBusinessDate } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { houseId, record } from "#server/audit.ts";
import { type SupportContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { improvementIdIn } from "#server/feedback/decide-improvement.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * It is there since a day: from then on it is counted whether it helped.
 * @param doneOn `YYYY-MM-DD` in Beijing, not to come @returns what is wrong with it; then it stays as it is
 * @throws Refusal not-found IMPROVEMENT, not-now IMPROVEMENT_DECIDED: somebody else's, or not to be done any more
 */
export async function finishImprovement(
  { accountId }: SupportContext,
  id: string,
  doneOn: string,
  now: Date,
): Promise<Problem[]> {
  const day = doneOn.trim();
  if (!isBusinessDate(day)) return [problem("DATE_MALFORMED")];
  if (day > businessDateOf(now)) return [problem("DATE_AHEAD")];
  const house = systemContext(houseId, "support");
  await inTransaction(house, async (tx) => {
    const { count } = await tx.improvement.updateMany({
      where: { id: improvementIdIn(id), state: "accepted", ownerId: accountId },
      data: { state: "done", doneOn: new Date(day) },
    });
    if (count === 0) throw new Refusal("not-now", "IMPROVEMENT_DECIDED");
    const facts = { account: accountId, doneOn: day };
    await record(tx, house, [{ action: "improvement.done", subjectKind: "improvement", subjects: [id], facts }], now);
  });
  return [];
}

function problem(code: string): Problem {
  return { code, severity: "reject", field: "doneOn" };
}
