import { findAuthor } from "#server/board/find-author.ts";
import { type BoardPost, postColumns } from "#server/board/post-row.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

export const boardFilters = ["all", "open", "mine"] as const;
export type BoardFilter = (typeof boardFilters)[number];
/** `open`: without an accepted answer. `before`: the id the page before ended with. */
export type BoardQuery = { readonly search: string; readonly filter: BoardFilter; readonly before: bigint | null };
export type ListedQuestion = BoardPost & { readonly answers: number; readonly accepted: boolean };
export type Questions = {
  readonly rows: readonly ListedQuestion[];
  readonly after: string | null;
  /** The reader's own name there; null before one was chosen. */
  readonly displayName: string | null;
};

const pageSize = 20;
const longestSearch = 100;
const mostTerms = 5;

/** What is asked, the newest first: what is shown, and one's own whatever became of it. */
export async function listQuestions(context: MerchantContext, query: BoardQuery): Promise<Questions> {
  const home = atHome(context);
  return inTransaction(home, async (tx) => {
    const author = await findAuthor(tx, home);
    const mine = author?.id ?? null;
    const rows = await tx.$queryRaw<ListedQuestion[]>`
      SELECT ${postColumns(mine)}, post.accepted_id IS NOT NULL AS accepted,
        (SELECT count(*)::int FROM board_post answer WHERE answer.question_id = post.id AND answer.state = 'shown') AS answers
      FROM board_post post
      WHERE post.question_id IS NULL AND (post.state = 'shown' OR post.author_id = ${mine}::uuid)
        AND (${query.before}::bigint IS NULL OR post.id < ${query.before}::bigint)
        AND (${query.filter} <> 'mine' OR post.author_id = ${mine}::uuid)
        AND (${query.filter} <> 'open' OR post.accepted_id IS NULL) ${matching(query.search)}
      ORDER BY post.id DESC LIMIT ${pageSize + 1}`;
    const listed = rows.slice(0, pageSize);
    const after = rows.length > pageSize ? (listed.at(-1)?.id ?? null) : null;
    return { rows: listed, after, displayName: author?.displayName ?? null };
  });
}

/** Every term stands in the question or in an answer that is shown. */
function matching(search: string): Prisma.Sql {
  const terms = search
    .slice(0, longestSearch)
    .toWellFormed()
    .replaceAll("\u0000", "")
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  return terms.slice(0, mostTerms).reduce((sql, term) => {
    const like = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`${sql} AND (post.title ILIKE ${like} OR post.text ILIKE ${like} OR EXISTS (
      SELECT 1 FROM board_post answer WHERE answer.question_id = post.id AND answer.state = 'shown' AND answer.text ILIKE ${like}))`;
  }, Prisma.empty);
}
