import { remedies } from "#domain/improvement.ts";
import type { Problem } from "#domain/problem.ts";
import { rowIdIn } from "#domain/row-id.ts";
import { houseId, record } from "#server/audit.ts";
import { type SupportContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { staffWords } from "#server/feedback/staff-words.ts";
import { Refusal } from "#server/refusal.ts";

/** `accepted`: this clerk sees to it that it is done; `declined`: it is not, for a reason. */
export type TypedDecision = { readonly decision: string; readonly remedy: string; readonly words: string };

/**
 * @returns what is wrong with it; then it stays proposed
 * @throws Refusal not-found IMPROVEMENT, not-now IMPROVEMENT_DECIDED
 */
export async function decideImprovement(
  { accountId }: SupportContext,
  id: string,
  { decision, remedy, words: typed }: TypedDecision,
  now: Date,
): Promise<Problem[]> {
  const state = decision === "accepted" ? "accepted" : "declined";
  const chosen = remedies.find((known) => known === remedy);
  const { words, problems } = staffWords(typed, true);
  if (problems.length > 0) return problems;
  const house = systemContext(houseId, "support");
  await inTransaction(house, async (tx) => {
    const { count } = await tx.improvement.updateMany({
      where: { id: improvementIdIn(id), state: "proposed" },
      data: { state, words, ownerId: accountId, decidedAt: now, ...(chosen && { remedy: chosen }) },
    });
    if (count === 0) throw new Refusal("not-now", "IMPROVEMENT_DECIDED");
    const facts = { account: accountId, ...(chosen && { remedy: chosen }) };
    const act = { action: `improvement.${state}`, subjectKind: "improvement", subjects: [id], facts } as const;
    await record(tx, house, [act], now);
  });
  return [];
}

/** @throws Refusal not-found IMPROVEMENT for what is no id at all */
export function improvementIdIn(text: string): bigint {
  const id = rowIdIn(text);
  if (id === null) throw new Refusal("not-found", "IMPROVEMENT");
  return id;
}
