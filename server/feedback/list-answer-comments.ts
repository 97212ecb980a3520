import type { StaffContext } from "#server/context.ts";
import { db } from "#server/db.ts";

export type AnswerComment = {
  readonly id: string;
  readonly slug: string;
  readonly locale: string;
  readonly solved: boolean;
  readonly comment: string;
  readonly at: Date;
};

const pageSize = 20;

/** What readers wrote under answers, the latest first. @param before the id the page before ended with */
export async function listAnswerComments(
  _staff: StaffContext,
  before: bigint | null = null,
): Promise<{ readonly rows: AnswerComment[]; readonly after: string | null }> {
  const rows = await db().$queryRaw<AnswerComment[]>`
    SELECT id::text, slug, locale, solved, comment, at FROM answer_vote
    WHERE comment <> '' AND (${before}::bigint IS NULL OR answer_vote.id < ${before}::bigint) ORDER BY answer_vote.id DESC LIMIT ${pageSize + 1}`;
  const listed = rows.slice(0, pageSize);
  return { rows: listed, after: rows.length > pageSize ? (listed.at(-1)?.id ?? null) : null };
}
