import type { Problem } from "#domain/problem.ts";
import { type CasePriority, caseDueAt } from "#domain/support-case.ts";
import type { SupportContext } from "#server/context.ts";
import { saidKind, writeEntry } from "#server/support/case-entry.ts";
import { caseWords } from "#server/support/case-words.ts";
import { firstReply } from "#server/support/first-reply.ts";
import type { KeptFile } from "#server/support/keep-case-file.ts";
import { assertMine, moveCase, onCase } from "#server/support/on-case.ts";
import { recordCase } from "#server/support/record-case.ts";
import { tellCase } from "#server/support/tell-case.ts";

type Answer = {
  readonly words: string;
  /** It waits for the merchant from now on, and what is due stands still. */
  readonly asks: boolean;
  /** The revision the page was made from. */
  readonly seen: string;
  readonly files: readonly KeptFile[];
};

/**
 * What the merchant reads in the case, in the inbox and hears of by letter. One that stays with support is due anew.
 * @returns what is wrong with the words; then nothing was said
 * @throws Refusal not-found CASE; not-now CASE_MOVED, CASE_CLOSED, CASE_NOT_YOURS
 */
export async function answerCase(
  clerk: SupportContext,
  id: string,
  typed: Answer,
  now: Date,
): Promise<readonly Problem[]> {
  const { asks, seen, files } = typed;
  const { words, problems } = caseWords(typed.words, files.length === 0 || asks);
  if (problems.length > 0) return problems;
  const { accountId } = clerk;
  await onCase(clerk, id, seen, async ({ tx, tenant, row }) => {
    assertMine(clerk, row);
    const dueAt = caseDueAt(row.priority as CasePriority, now);
    const next = asks ? { state: "asked", pausedAt: now, dueAt } : { state: "open", pausedAt: null, dueAt };
    await moveCase(tx, row, { ...firstReply(row, now), ...next });
    const said = { author: "staff", accountId, kind: saidKind(words), text: words, files } as const;
    const entryId = await writeEntry(tx, row, said, now);
    if (asks) await writeEntry(tx, row, { author: "staff", accountId, kind: "moved", facts: { move: "asked" } }, now);
    await tellCase(tx, tenant, row, { entryId, asks: asks ? "asked" : "answered", words }, now);
    const facts = { entry: String(entryId), ...(files.length > 0 && { files: String(files.length) }) };
    await recordCase(tx, tenant, row, accountId, { action: asks ? "asked" : "answered", facts }, now);
  });
  return [];
}
