import type { Problem } from "#domain/problem.ts";
import type { SupportContext } from "#server/context.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { caseWords } from "#server/support/case-words.ts";
import { onCase } from "#server/support/on-case.ts";
import { recordCase } from "#server/support/record-case.ts";

/**
 * For colleagues; the merchant never sees it. Also of one that is closed.
 * @returns what is wrong with the words; then nothing was written
 * @throws Refusal not-found CASE
 */
export async function noteCase(
  clerk: SupportContext,
  id: string,
  typed: string,
  now: Date,
): Promise<readonly Problem[]> {
  const { words, problems } = caseWords(typed, true);
  if (problems.length > 0) return problems;
  const { accountId } = clerk;
  await onCase(clerk, id, null, async ({ tx, tenant, row }) => {
    await writeEntry(tx, row, { author: "staff", accountId, kind: "internal-note", text: words }, now);
    await recordCase(tx, tenant, row, accountId, { action: "noted" }, now);
  });
  return [];
}
