import { postIdIn } from "#server/board/post-id.ts";
import { type BoardPost, postColumns } from "#server/board/post-row.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type ThreadPost = BoardPost & { readonly accepted: boolean; readonly proposed: boolean };
export type Thread = { readonly question: ThreadPost; readonly answers: readonly ThreadPost[] };

/** A question with every answer in whatever state, for staff. @throws Refusal not-found POST */
export async function findThread(clerk: SupportContext, typed: string): Promise<Thread> {
  const id = postIdIn(typed);
  const rows = await acrossTenants(
    clerk,
    (tx) => tx.$queryRaw<(ThreadPost & { isQuestion: boolean })[]>`
      SELECT ${postColumns(null)}, post.question_id IS NULL AS "isQuestion", coalesce(asked.accepted_id = post.id, FALSE) AS accepted,
        EXISTS (SELECT 1 FROM board_proposal proposal WHERE proposal.answer_id = post.id) AS proposed
      FROM board_post asked JOIN board_post post ON post.id = asked.id OR post.question_id = asked.id
      WHERE asked.id = ${id} AND asked.question_id IS NULL
      ORDER BY post.question_id IS NULL DESC, accepted DESC, post.id LIMIT 200`,
  );
  const question = rows.find(({ isQuestion }) => isQuestion);
  if (!question) throw new Refusal("not-found", "POST");
  return { question, answers: rows.filter((row) => row !== question) };
}
