import { longestReason } from "#domain/board-post.ts";
import { heardComment } from "#domain/heard-words.ts";
import { record } from "#server/audit.ts";
import { reportLimit } from "#server/board/limits.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { refuseBeyond } from "#server/throttle.ts";

/**
 * Has staff look at a post. It stays until they have: nobody silences anybody by pressing. Told twice is told once.
 * @throws Refusal not-found POST, too-much TOO_MANY_REPORTS
 */
export async function reportPost(context: MerchantContext, id: bigint, typed: string, now: Date): Promise<void> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  await refuseBeyond([{ limit: reportLimit, of: accountId }], "TOO_MANY_REPORTS", now);
  await inTransaction(home, async (tx) => {
    const shown = await tx.boardPost.count({ where: { id, state: "shown" } });
    if (shown === 0) throw new Refusal("not-found", "POST");
    const reason = [...heardComment(typed)].slice(0, longestReason).join("");
    const report = { merchantId, accountId, postId: id, reason, at: now };
    const { count } = await tx.boardReport.createMany({ data: [report], skipDuplicates: true });
    const act = { action: "board.reported", subjectKind: "board-post", subjects: [String(id)] } as const;
    if (count > 0) await record(tx, home, [act], now);
  });
}
