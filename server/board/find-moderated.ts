import { type SupportContext, type SystemContext, systemContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type ModeratedPost = { readonly questionId: bigint | null; readonly author: SystemContext };

/** Where staff's acts on a post are written: among its author's rows and in that merchant's chain. @throws Refusal not-found POST */
export async function findModerated(clerk: SupportContext, id: bigint): Promise<ModeratedPost> {
  const found = await acrossTenants(clerk, async (tx) => {
    const post = await tx.boardPost.findUnique({ where: { id } });
    const author = post && (await tx.boardAuthor.findUnique({ where: { id: post.authorId } }));
    return author && { questionId: post.questionId, author: systemContext(author.merchantId, "board") };
  });
  if (!found) throw new Refusal("not-found", "POST");
  return found;
}
