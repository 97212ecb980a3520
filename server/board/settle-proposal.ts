import { houseId, record } from "#server/audit.ts";
import { type SupportContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export const settlements = ["taken-over", "declined"] as const;
export type Settlement = (typeof settlements)[number];

/** Says what became of a proposal. @throws Refusal not-now PROPOSAL_SETTLED, where there is none that is open */
export async function settleProposal(
  clerk: SupportContext,
  answerId: bigint,
  state: Settlement,
  now: Date,
): Promise<void> {
  const house = systemContext(houseId, "board");
  await inTransaction(house, async (tx) => {
    const { count } = await tx.boardProposal.updateMany({
      where: { answerId, state: "open" },
      data: { state, settledBy: clerk.accountId, settledAt: now },
    });
    if (count === 0) throw new Refusal("not-now", "PROPOSAL_SETTLED");
    const facts = { by: clerk.accountId };
    const act = { action: `board.${state}`, subjectKind: "board-post", subjects: [String(answerId)], facts } as const;
    await record(tx, house, [act], now);
  });
}
