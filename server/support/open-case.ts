import type { Problem } from "#domain/problem.ts";
import { askedKinds, caseDueAt } from "#domain/support-case.ts";
import { record } from "#server/audit.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { caseContextOf, type Whence } from "#server/support/case-context-of.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { notTooManyMessages } from "#server/support/case-limits.ts";
import { caseSubject, caseWords } from "#server/support/case-words.ts";
import type { KeptFile } from "#server/support/keep-case-file.ts";

export type TypedCase = Whence & {
  readonly kind: string;
  readonly subject: string;
  readonly words: string;
  readonly files: readonly KeptFile[];
};

/**
 * A merchant asks: a case of normal priority, with what the page it comes from says by itself.
 * @returns its id, or what is wrong; then nothing was opened
 * @throws Refusal too-much TOO_MANY_MESSAGES
 */
export async function openCase(
  context: MerchantContext,
  typed: TypedCase,
  now: Date,
): Promise<{ readonly id: string } | { readonly problems: readonly Problem[] }> {
  const subject = caseSubject(typed.subject);
  const said = caseWords(typed.words, true);
  const problems = [...subject.problems, ...said.problems];
  if (problems.length > 0) return { problems };
  const home = atHome(context);
  const { merchantId, accountId } = home;
  const kind = askedKinds.find((known) => known === typed.kind) ?? askedKinds[0];
  await notTooManyMessages(home, now);
  return inTransaction(home, async (tx) => {
    const { page, reference, context: attached } = await caseContextOf(tx, home, typed);
    const row = await tx.supportCase.create({
      data: {
        merchantId,
        kind,
        subject: subject.words,
        openedBy: accountId,
        openedAt: now,
        priority: "normal",
        dueAt: caseDueAt("normal", now),
        page,
        reference,
        context: { ...attached, codes: [...attached.codes] },
      },
    });
    await writeEntry(
      tx,
      row,
      { author: "merchant", accountId, kind: "message", text: said.words, files: typed.files },
      now,
    );
    const facts = { kind, page, ...(typed.files.length > 0 && { files: String(typed.files.length) }) };
    await record(tx, home, [{ action: "case.asked", subjectKind: "case", subjects: [String(row.id)], facts }], now);
    return { id: String(row.id) };
  });
}
