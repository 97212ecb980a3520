import { record } from "#server/audit.ts";
import { findAuthor } from "#server/board/find-author.ts";
import { findModerated } from "#server/board/find-moderated.ts";
import { atHome, type MerchantContext, type SupportContext, type TenantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Marks the answer that helped; another one marked later takes its place. Whoever asked may, and staff.
 * @throws Refusal not-found POST, forbidden ASKERS_ONLY
 */
export async function acceptAnswer(
  context: MerchantContext | SupportContext,
  questionId: bigint,
  answerId: bigint,
  now: Date,
): Promise<void> {
  if (context.kind === "support") {
    const { author } = await findModerated(context, questionId);
    const by = { by: context.accountId };
    return inTransaction(author, (tx) => accept(tx, author, { id: questionId }, answerId, by, now));
  }
  const home = atHome(context);
  await inTransaction(home, async (tx) => {
    const author = await findAuthor(tx, home);
    const question = await tx.boardPost.findFirst({ where: { id: questionId, questionId: null } });
    if (!question) throw new Refusal("not-found", "POST");
    if (question.authorId !== author?.id) throw new Refusal("forbidden", "ASKERS_ONLY");
    await accept(tx, home, { id: questionId, authorId: author.id }, answerId, {}, now);
  });
}

async function accept(
  tx: Tx,
  chain: TenantContext,
  question: Prisma.BoardPostWhereInput & { id: bigint },
  answerId: bigint,
  by: Record<string, string>,
  now: Date,
): Promise<void> {
  const answer = await tx.boardPost.findFirst({ where: { id: answerId, questionId: question.id, state: "shown" } });
  if (!answer) throw new Refusal("not-found", "POST");
  const { count } = await tx.boardPost.updateMany({
    where: {
      ...question,
      questionId: null,
      state: "shown",
      OR: [{ acceptedId: null }, { NOT: { acceptedId: answerId } }],
    },
    data: { acceptedId: answerId, acceptedAt: now },
  });
  const facts = { answer: String(answerId), ...by };
  const act = { action: "board.accepted", subjectKind: "board-post", subjects: [String(question.id)], facts } as const;
  if (count > 0) await record(tx, chain, [act], now);
}
