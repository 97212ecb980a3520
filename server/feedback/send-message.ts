import { dueDateOf, longestMessage, messageKinds, pageOf, subjectOf } from "#domain/feedback.ts";
import { causeOf } from "#domain/feedback-cause.ts";
import { heardMessage } from "#domain/heard-words.ts";
import type { Problem } from "#domain/problem.ts";
import { readTelephone } from "#domain/telephone.ts";
import { record } from "#server/audit.ts";
import { inTransaction } from "#server/db.ts";
import { seal } from "#server/evidence.ts";
import { findSubject } from "#server/feedback/find-subject.ts";
import { messageLimits } from "#server/feedback/limits.ts";
import { release } from "#server/feedback/release.ts";
import { accountOf, notTooOften, type Speaker, tenantOf } from "#server/feedback/speaker.ts";

/** A complaint or a suggestion as a form sends it. */
export type TypedMessage = {
  readonly kind: string;
  readonly words: string;
  /** The address it is about; filled in by the page one comes from. */
  readonly from: string;
  /** A telephone, or nothing. */
  readonly phone: string;
  readonly locale: string;
};

export type SentMessage =
  | { readonly id: string; readonly dueOn: string | null }
  | { readonly problems: readonly Problem[] };

/**
 * Keeps what somebody has to say, without what names anybody; a complaint is owed an answer.
 * @returns its number and the day of the answer, or what is wrong; then nothing was kept
 * @throws Refusal too-much TOO_MANY_WORDS
 */
export async function sendMessage(speaker: Speaker, typed: TypedMessage, now: Date): Promise<SentMessage> {
  const kind = messageKinds.find((known) => known === typed.kind) ?? messageKinds[0];
  const words = heardMessage(typed.words.slice(0, 20 * longestMessage));
  const phone = readTelephone(typed.phone);
  const problems = [...wordsProblems(words), ...(phone === null ? [problem("PHONE_MALFORMED", "phone")] : [])];
  if (problems.length > 0) return { problems };
  await notTooOften(speaker, messageLimits, now);
  const tenant = tenantOf(speaker);
  const { merchantId } = tenant;
  const dueOn = dueDateOf(kind, null, now);
  return inTransaction(tenant, async (tx) => {
    const page = pageOf(typed.from);
    const about = subjectOf(typed.from);
    const found = await findSubject(tx, tenant, about.task, about.subject);
    const codes = [...(found?.codes ?? [])];
    const { id } = await tx.feedback.create({
      data: {
        merchantId,
        kind,
        ...(found ? about : { task: "page" }),
        page,
        words,
        codes,
        cause: causeOf({ page, codes, words }),
        locale: typed.locale,
        release,
        accountId: accountOf(speaker),
        at: now,
        phone: phone ? seal(new TextEncoder().encode(phone)) : null,
        state: "open",
        dueOn: dueOn === null ? null : new Date(dueOn),
      },
    });
    const facts = { kind, page, ...(dueOn && { due: dueOn }) };
    await record(
      tx,
      tenant,
      [{ action: "feedback.given", subjectKind: "feedback", subjects: [String(id)], facts }],
      now,
    );
    return { id: String(id), dueOn };
  });
}

function wordsProblems(words: string): Problem[] {
  if (words === "") return [problem("WORDS_REQUIRED", "words")];
  const fits = [...words].length <= longestMessage;
  return fits ? [] : [problem("WORDS_TOO_LONG", "words", { longest: String(longestMessage) })];
}

function problem(code: string, field: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field, facts };
}
