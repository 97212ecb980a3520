import type { Problem } from "#domain/problem.ts";
import { caseResults } from "#domain/support-case.ts";
import type { SupportContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { SupportCase } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { caseWords } from "#server/support/case-words.ts";
import { firstReply } from "#server/support/first-reply.ts";
import { assertMine, moveCase, onCase } from "#server/support/on-case.ts";
import { recordCase } from "#server/support/record-case.ts";
import { tellCase } from "#server/support/tell-case.ts";

type Closing = {
  readonly result: string;
  /** What the merchant reads; may only be left out where they have been answered before. */
  readonly words: string;
  /** The revision the page was made from. */
  readonly seen: string;
};

/**
 * A clerk has settled with the merchant what there was to settle. A submission that is still with support is not closed by
 * hand: it goes on, and its case closes with it.
 * @returns what is wrong; then it is as it was
 * @throws Refusal not-found CASE; not-now CASE_MOVED, CASE_CLOSED, CASE_NOT_YOURS, CASE_NOT_CLOSABLE
 */
export async function closeCase(
  clerk: SupportContext,
  id: string,
  typed: Closing,
  now: Date,
): Promise<readonly Problem[]> {
  const result = caseResults.find((known) => known === typed.result);
  if (!result) return [{ code: "RESULT_REQUIRED", severity: "reject", field: "result" }];
  const { words, problems } = caseWords(typed.words, false);
  if (problems.length > 0) return problems;
  const { accountId } = clerk;
  return onCase(clerk, id, typed.seen, async ({ tx, tenant, row }) => {
    assertMine(clerk, row);
    if (words === "" && row.firstReplyAt === null)
      return [{ code: "ANSWER_REQUIRED", severity: "reject", field: "words" }];
    const closedAs = await endedAs(tx, row);
    await moveCase(tx, row, {
      ...firstReply(row, now),
      state: "closed",
      closedAt: now,
      closedAs,
      result,
      pausedAt: null,
    });
    if (words !== "") await writeEntry(tx, row, { author: "staff", accountId, kind: "message", text: words }, now);
    const facts = { move: "closed", result } as const;
    const entryId = await writeEntry(tx, row, { author: "staff", accountId, kind: "moved", facts }, now);
    await tellCase(tx, tenant, row, { entryId, asks: "closed", words }, now);
    await recordCase(tx, tenant, row, accountId, { action: "closed", facts: { result } }, now);
    return [];
  });
}

/** The state its submission ended in; null where it has none. @throws Refusal not-now CASE_NOT_CLOSABLE */
export async function endedAs(tx: Tx, { merchantId, submissionId }: SupportCase): Promise<string | null> {
  if (submissionId === null) return null;
  const where = { merchantId_id: { merchantId, id: submissionId } };
  const { state, endedAt } = await tx.submission.findUniqueOrThrow({ where, select: { state: true, endedAt: true } });
  if (endedAt === null) throw new Refusal("not-now", "CASE_NOT_CLOSABLE");
  return state;
}
