import { type DigitChoice, type HoldReason, postsUntilKnown, readPost, type TypedPost } from "#domain/board-post.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import { type BoardAuthor, findAuthor } from "#server/board/find-author.ts";
import { postLimit } from "#server/board/limits.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { refuseBeyond } from "#server/throttle.ts";

/** The same words of the same author within so long are the same press. */
const twiceMs = 10 * 60_000;

export type NewPost = TypedPost & {
  /** The question it answers; null for a question. */
  readonly questionId: bigint | null;
  readonly locale: "zh-CN" | "en";
  readonly digits: DigitChoice;
};
export type Posted = { readonly id: string; readonly questionId: string; readonly held: boolean };

/**
 * Asks or answers. It is shown at once, or held until staff have looked: an author's first ones, and what may name
 * somebody.
 * @returns what is wrong with it; then nothing was posted
 * @throws Refusal not-now NAME_NOT_CHOSEN, not-found POST (no question others can read), too-much TOO_MANY_POSTS
 */
export async function postOnBoard(
  context: MerchantContext,
  { questionId, locale, digits, ...typed }: NewPost,
  now: Date,
): Promise<Posted | { readonly problems: readonly Problem[] }> {
  const home = atHome(context);
  const read = readPost(typed, questionId === null, digits);
  if ("problems" in read) return read;
  const { author, known } = await inTransaction(home, async (tx) => {
    const author = await findAuthor(tx, home);
    if (!author) throw new Refusal("not-now", "NAME_NOT_CHOSEN");
    if (questionId !== null) await assertReadable(tx, questionId, author);
    return { author, known: await justPosted(tx, author, questionId, read.post, now) };
  });
  if (known) return known;
  await refuseBeyond([{ limit: postLimit, of: home.accountId }], "TOO_MANY_POSTS", now);
  return inTransaction(home, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`board ${author.id}`}, 0))`;
    const meanwhile = await justPosted(tx, author, questionId, read.post, now);
    if (meanwhile) return meanwhile;
    const heldBecause: HoldReason[] = [
      ...((await isKnown(tx, author)) ? [] : (["first-posts"] as const)),
      ...read.heldBecause,
    ];
    const state = heldBecause.length > 0 ? "held" : "shown";
    const { id: authorId, displayName } = author;
    const post = { questionId, authorId, displayName, locale, ...read.post, state, heldBecause, postedAt: now };
    const { id } = await tx.boardPost.create({ data: post });
    const facts = { state, because: heldBecause, question: String(questionId ?? "") };
    const act = { action: "board.posted", subjectKind: "board-post", subjects: [String(id)], facts } as const;
    await record(tx, home, [act], now);
    return postedOf({ id, questionId, state });
  });
}

/** Shown to all, or one's own. */
async function assertReadable(tx: Tx, id: bigint, author: BoardAuthor): Promise<void> {
  const readable = { OR: [{ state: "shown" }, { authorId: author.id }] };
  const question = await tx.boardPost.findFirst({ where: { id, questionId: null, ...readable } });
  if (!question) throw new Refusal("not-found", "POST");
}

async function justPosted(
  tx: Tx,
  { id: authorId }: BoardAuthor,
  questionId: bigint | null,
  { title, text }: TypedPost,
  now: Date,
): Promise<Posted | null> {
  const since = new Date(now.getTime() - twiceMs);
  const same = { authorId, questionId, title, text, postedAt: { gte: since } };
  const post = await tx.boardPost.findFirst({ where: same, orderBy: { id: "desc" } });
  return post && postedOf(post);
}

async function isKnown(tx: Tx, { id: authorId }: BoardAuthor): Promise<boolean> {
  return (await tx.boardPost.count({ where: { authorId, state: "shown" } })) >= postsUntilKnown;
}

function postedOf(post: { id: bigint; questionId: bigint | null; state: string }): Posted {
  return { id: String(post.id), questionId: String(post.questionId ?? post.id), held: post.state === "held" };
}
