import { type BoardPost, postColumns } from "#server/board/post-row.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";

export type Waiting = BoardPost & {
  readonly questionId: string;
  /** Of the question, where it is an answer. */
  readonly about: string;
  /** What those who reported it wrote, since staff last decided. */
  readonly reports: readonly string[];
};
export type Proposal = {
  readonly answerId: string;
  readonly questionId: string;
  readonly question: string;
  readonly answer: string;
  readonly state: "open" | "taken-over" | "declined";
};
export type Moderation = {
  readonly waiting: readonly Waiting[];
  readonly proposals: readonly Proposal[];
  readonly recent: readonly (BoardPost & { readonly answers: number; readonly accepted: boolean })[];
};

const mostListed = 50;

/** What staff decide on, whatever waits longest first; proposals; and what was asked lately. */
export async function listModeration(clerk: SupportContext): Promise<Moderation> {
  return acrossTenants(clerk, async (tx) => ({
    waiting: await waitingPosts(tx),
    proposals: await proposalsOf(tx),
    recent: await recentQuestions(tx),
  }));
}

function waitingPosts(tx: Tx): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT ${postColumns(null)}, coalesce(post.question_id, post.id)::text AS "questionId", coalesce(asked.title, '') AS about,
      coalesce(told.reasons, '{}') AS reports
    FROM board_post post LEFT JOIN board_post asked ON asked.id = post.question_id
    LEFT JOIN LATERAL (
      SELECT array_agg(report.reason ORDER BY report.at) AS reasons FROM board_report report
      WHERE report.post_id = post.id AND report.at > coalesce(post.decided_at, post.posted_at)) told ON TRUE
    WHERE post.state = 'held' OR (post.state = 'shown' AND told.reasons IS NOT NULL)
    ORDER BY post.id LIMIT ${mostListed}`;
}

function proposalsOf(tx: Tx): Promise<Proposal[]> {
  return tx.$queryRaw<Proposal[]>`
    SELECT proposal.answer_id::text AS "answerId", asked.id::text AS "questionId", asked.title AS question, answer.text AS answer,
      proposal.state
    FROM board_proposal proposal JOIN board_post answer ON answer.id = proposal.answer_id
    JOIN board_post asked ON asked.id = answer.question_id
    ORDER BY proposal.state <> 'open', proposal.proposed_at DESC LIMIT ${mostListed}`;
}

function recentQuestions(tx: Tx) {
  return tx.$queryRaw<Moderation["recent"][number][]>`
    SELECT ${postColumns(null)}, post.accepted_id IS NOT NULL AS accepted,
      (SELECT count(*)::int FROM board_post answer WHERE answer.question_id = post.id AND answer.state = 'shown') AS answers
    FROM board_post post WHERE post.question_id IS NULL AND post.state <> 'held' ORDER BY post.id DESC LIMIT ${mostListed}`;
}
