import { findAuthor } from "#server/board/find-author.ts";
import { postIdIn } from "#server/board/post-id.ts";
import { type BoardPost, postColumns } from "#server/board/post-row.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type Answer = BoardPost & { readonly accepted: boolean; readonly reported: boolean };
export type Question = {
  readonly question: BoardPost & { readonly reported: boolean };
  /** The accepted one first, then as they came. */
  readonly answers: readonly Answer[];
  readonly displayName: string | null;
};

/** One question with its answers: what is shown, and one's own. @throws Refusal not-found POST */
export async function findQuestion(context: MerchantContext, typed: string): Promise<Question> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  const id = postIdIn(typed);
  return inTransaction(home, async (tx) => {
    const author = await findAuthor(tx, home);
    const mine = author?.id ?? null;
    const rows = await tx.$queryRaw<(Answer & { isQuestion: boolean })[]>`
      SELECT ${postColumns(mine)}, post.question_id IS NULL AS "isQuestion", coalesce(asked.accepted_id = post.id, FALSE) AS accepted,
        EXISTS (SELECT 1 FROM board_report report WHERE report.merchant_id = ${merchantId}::uuid AND report.post_id = post.id
          AND report.account_id = ${accountId}::uuid) AS reported
      FROM board_post asked JOIN board_post post ON post.id = asked.id OR post.question_id = asked.id
      WHERE asked.id = ${id} AND asked.question_id IS NULL AND (asked.state = 'shown' OR asked.author_id = ${mine}::uuid)
        AND (post.state = 'shown' OR post.author_id = ${mine}::uuid)
      ORDER BY post.question_id IS NULL DESC, accepted DESC, post.id LIMIT 200`;
    const question = rows.find(({ isQuestion }) => isQuestion);
    if (!question) throw new Refusal("not-found", "POST");
    return { question, answers: rows.filter((row) => row !== question), displayName: author?.displayName ?? null };
  });
}
