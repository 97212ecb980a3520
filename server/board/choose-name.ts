import { readDisplayName } from "#domain/board-post.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import { findAuthor } from "#server/board/find-author.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Takes the name one goes by on the board, for good: what others know somebody by does not change under them.
 * @param wishes that it may be the company's own
 * @returns what is wrong with it; then nothing was kept
 * @throws Refusal not-now NAME_CHOSEN
 */
export async function chooseName(
  context: MerchantContext,
  typed: string,
  wishes: boolean,
  now: Date,
): Promise<Problem[]> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  return inTransaction(home, async (tx) => {
    if (await findAuthor(tx, home)) throw new Refusal("not-now", "NAME_CHOSEN");
    const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const read = readDisplayName(typed, merchant.name, wishes);
    if ("problem" in read) return [read.problem];
    const author = { merchantId, accountId, displayName: read.name, chosenAt: now };
    const [kept] = await tx.boardAuthor.createManyAndReturn({ data: [author], skipDuplicates: true });
    if (!kept) return [{ code: "NAME_TAKEN", severity: "reject", field: "displayName" }];
    const act = { action: "board.name-chosen", subjectKind: "account", subjects: [accountId] } as const;
    await record(tx, home, [act], now);
    return [];
  });
}
