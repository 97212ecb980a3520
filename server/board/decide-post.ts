import { longestReason } from "#domain/board-post.ts";
import { plainLine } from "#domain/plain-words.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import { findModerated } from "#server/board/find-moderated.ts";
import { type PostState, postStates } from "#server/board/post-row.ts";
import type { SupportContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** `show` also settles reports of a post that stays; `hide` says why, to its author. */
export type Decision = { readonly kind: "show" | "hide"; readonly reason: string };

/**
 * Shows or hides a post. @param seen the state in which it was decided on: whoever comes second is told
 * @returns what is wrong with the reason; then nothing was decided
 * @throws Refusal not-found POST, not-now POST_DECIDED
 */
export async function decidePost(
  clerk: SupportContext,
  id: bigint,
  seen: string,
  { kind, reason: typed }: Decision,
  now: Date,
): Promise<Problem[]> {
  const from = postStates.find((state) => state === seen);
  if (!from) throw new Refusal("not-now", "POST_DECIDED");
  const reason = kind === "hide" ? plainLine(typed, Number.POSITIVE_INFINITY) : "";
  const problems = kind === "hide" ? reasonProblems(reason) : [];
  if (problems.length > 0) return problems;
  const { author } = await findModerated(clerk, id);
  const state: PostState = kind === "hide" ? "hidden" : "shown";
  await inTransaction(author, async (tx) => {
    const { count } = await tx.boardPost.updateMany({
      where: { id, state: from },
      data: { state, reason, decidedAt: now, decidedBy: clerk.accountId },
    });
    if (count === 0) throw new Refusal("not-now", "POST_DECIDED");
    const facts = { by: clerk.accountId, from, to: state };
    const act = { action: `board.${state}`, subjectKind: "board-post", subjects: [String(id)], facts } as const;
    await record(tx, author, [act], now);
  });
  return [];
}

function reasonProblems(reason: string): Problem[] {
  const length = [...reason].length;
  if (length === 0) return [{ code: "REASON_REQUIRED", severity: "reject", field: "reason" }];
  if (length <= longestReason) return [];
  const facts = { most: String(longestReason), length: String(length) };
  return [{ code: "TOO_LONG", severity: "reject", field: "reason", facts }];
}
