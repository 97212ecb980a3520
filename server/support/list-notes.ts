import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { namesOf } from "#server/support/names-of.ts";

export type Note = { readonly id: string; readonly text: string; readonly by: string; readonly createdAt: Date };

const mostListed = 50;

/** What clerks wrote down about this merchant, the newest first. */
export async function listNotes(view: SupportViewContext): Promise<Note[]> {
  return inTransaction(view, async (tx) => {
    const notes = await tx.supportNote.findMany({
      where: { merchantId: view.merchantId },
      orderBy: { id: "desc" },
      take: mostListed,
    });
    const names = await namesOf(
      tx,
      notes.map(({ accountId }) => accountId),
    );
    return notes.map(({ id, text, accountId, createdAt }) => ({
      id: String(id),
      text,
      by: names.get(accountId) ?? "",
      createdAt,
    }));
  });
}
