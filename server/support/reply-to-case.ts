import type { Problem } from "#domain/problem.ts";
import { type CasePriority, caseDueAt, mayReopen, reopenDays, resumedDueAt } from "#domain/support-case.ts";
import { record } from "#server/audit.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { SupportCase } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import { saidKind, writeEntry } from "#server/support/case-entry.ts";
import { notTooManyMessages } from "#server/support/case-limits.ts";
import { caseWords } from "#server/support/case-words.ts";
import type { KeptFile } from "#server/support/keep-case-file.ts";
import { heldCase, moveCase } from "#server/support/on-case.ts";

/**
 * A merchant goes on with a case: what waited for them is due again, what was closed is open again for a while after.
 * @returns what is wrong with the words; then nothing was said
 * @throws Refusal not-found CASE; not-now CASE_TOO_OLD or CASE_SUCCEEDED; too-much TOO_MANY_MESSAGES
 */
export async function replyToCase(
  context: MerchantContext,
  id: string,
  typed: { readonly words: string; readonly files: readonly KeptFile[] },
  now: Date,
): Promise<readonly Problem[]> {
  const { words, problems } = caseWords(typed.words, typed.files.length === 0);
  if (problems.length > 0) return problems;
  const home = atHome(context);
  const { merchantId, accountId } = home;
  await notTooManyMessages(home, now);
  await inTransaction(home, async (tx) => {
    const row = await heldCase(tx, merchantId, id);
    const reopens = row.state === "closed";
    await moveCase(tx, row, reopens ? await reopened(tx, row, now) : resumed(row, now));
    const said = { author: "merchant", accountId, kind: saidKind(words), text: words, files: typed.files } as const;
    await writeEntry(tx, row, said, now);
    if (reopens)
      await writeEntry(tx, row, { author: "merchant", accountId, kind: "moved", facts: { move: "reopened" } }, now);
    const action = reopens ? "case.reopened" : "case.replied";
    const facts = { files: String(typed.files.length) };
    await record(tx, home, [{ action, subjectKind: "case", subjects: [id], facts }], now);
  });
  return [];
}

function resumed({ state, dueAt, pausedAt }: SupportCase, now: Date) {
  if (state !== "asked" || pausedAt === null) return {};
  return { state: "open", pausedAt: null, dueAt: resumedDueAt(dueAt, pausedAt, now) };
}

async function reopened(tx: Tx, { merchantId, submissionId, closedAt, priority }: SupportCase, now: Date) {
  if (closedAt === null || !mayReopen(closedAt, now))
    throw new Refusal("not-now", "CASE_TOO_OLD", { days: String(reopenDays) });
  if (
    submissionId !== null &&
    (await tx.supportCase.findFirst({ where: { merchantId, submissionId, closedAt: null } }))
  )
    throw new Refusal("not-now", "CASE_SUCCEEDED");
  const dueAt = caseDueAt(priority as CasePriority, now);
  return { state: "open", closedAt: null, closedAs: null, result: null, dueAt };
}
