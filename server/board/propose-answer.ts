import { houseId, record } from "#server/audit.ts";
import { type SupportContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Puts an accepted answer forward as one of ours (content/faq); put forward already is put forward.
 * @throws Refusal not-found POST, where it is no accepted answer that is shown
 */
export async function proposeAnswer(clerk: SupportContext, answerId: bigint, now: Date): Promise<void> {
  const accepted = await acrossTenants(clerk, async (tx) => {
    const answer = await tx.boardPost.findFirst({ where: { id: answerId, state: "shown" } });
    return tx.boardPost.count({ where: { id: answer?.questionId ?? 0n, acceptedId: answerId } });
  });
  if (accepted === 0) throw new Refusal("not-found", "POST");
  const house = systemContext(houseId, "board");
  await inTransaction(house, async (tx) => {
    const proposal = { answerId, proposedBy: clerk.accountId, proposedAt: now };
    const { count } = await tx.boardProposal.createMany({ data: [proposal], skipDuplicates: true });
    const facts = { by: clerk.accountId };
    const act = { action: "board.proposed", subjectKind: "board-post", subjects: [String(answerId)], facts } as const;
    if (count > 0) await record(tx, house, [act], now);
  });
}
