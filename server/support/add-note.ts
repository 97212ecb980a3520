import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export const longestNote = 2_000;

/**
 * Keeps what a clerk writes down about a merchant; colleagues read it at the next call, the merchant does not.
 * @returns what is wrong with the text; then nothing was written
 */
export async function addNote(view: SupportViewContext, text: string, now: Date): Promise<Problem[]> {
  const problems = checkNote(text);
  if (problems.length > 0) return problems;
  const { merchantId, accountId } = view;
  await inTransaction(view, async (tx) => {
    const { id } = await tx.supportNote.create({ data: { merchantId, accountId, text: text.trim(), createdAt: now } });
    const facts = { note: String(id), view: String(view.viewId) };
    await record(tx, view, [{ action: "support.noted", subjectKind: "merchant", subjects: [merchantId], facts }], now);
  });
  return [];
}

function checkNote(text: string): Problem[] {
  const length = [...text.trim()].length;
  if (length === 0) return [{ code: "NOTE_REQUIRED", severity: "reject", field: "note" }];
  if (length <= longestNote) return [];
  return [{ code: "NOTE_TOO_LONG", severity: "reject", field: "note", facts: { longest: String(longestNote) } }];
}
