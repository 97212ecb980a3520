import { dueDateOf, feedbackTasks, grades, pageOf } from "#domain/feedback.ts";
import { causeOf } from "#domain/feedback-cause.ts";
import { heardComment, heardMessage } from "#domain/heard-words.ts";
import { businessDateOf } from "#domain/period.ts";
import { record } from "#server/audit.ts";
import { inTransaction } from "#server/db.ts";
import { findSubject } from "#server/feedback/find-subject.ts";
import { gradeLimits } from "#server/feedback/limits.ts";
import { knownReader } from "#server/feedback/reader.ts";
import { release } from "#server/feedback/release.ts";
import { accountOf, notTooOften, type Speaker, tenantOf } from "#server/feedback/speaker.ts";
import { voiceOf } from "#server/feedback/voice-of.ts";
import { Refusal } from "#server/refusal.ts";

/** A grade as a form sends it. */
export type TypedGrade = {
  readonly grade: string;
  /** `page`, or what was brought to its end; then `subject` says which. */
  readonly task: string;
  readonly subject: string;
  /** The address of the page it stands on. */
  readonly path: string;
  readonly comment: string;
  readonly locale: string;
};

/**
 * One voice has one grade for one thing, a page a day, and may change it until somebody works on it; a grade without a
 * comment leaves the comment there was. From 不满意 on an answer is owed.
 * @param reader what this browser was given the last time; of nobody who is signed in
 * @returns what a visitor's browser is to bring the next time
 * @throws Refusal not-found GRADE, SUBJECT; not-now SUBJECT_NOT_ENDED, FEEDBACK_TAKEN; too-much TOO_MANY_WORDS
 */
export async function giveGrade(
  speaker: Speaker,
  typed: TypedGrade,
  reader: string | null,
  now: Date,
): Promise<string | null> {
  const grade = grades.find((known) => String(known) === typed.grade);
  const task = feedbackTasks.find((known) => known === typed.task);
  if (grade === undefined || task === undefined) throw new Refusal("not-found", "GRADE");
  await notTooOften(speaker, gradeLimits, now);
  const known = speaker.kind === "public" ? knownReader(reader, speaker.place) : null;
  const tenant = tenantOf(speaker);
  const { merchantId } = tenant;
  const subject = task === "page" ? "" : typed.subject;
  const page = pageOf(typed.path);
  await inTransaction(tenant, async (tx) => {
    const found = await findSubject(tx, tenant, task, subject);
    if (!found) throw new Refusal("not-found", "SUBJECT");
    if (!found.ended) throw new Refusal("not-now", "SUBJECT_NOT_ENDED");
    const words = heardComment(heardMessage(typed.comment));
    const codes = [...found.codes];
    const cause = causeOf({ page, codes, words });
    const dueOn = dueDateOf("grade", grade, now);
    const voice = voiceOf(
      accountOf(speaker) ?? known ?? "",
      task,
      task === "page" ? `${page} ${businessDateOf(now)}` : subject,
    );
    const rows = await tx.$queryRaw<{ id: bigint }[]>`
      INSERT INTO feedback AS known (merchant_id, kind, grade, task, page, subject, words, codes, cause, locale, release, account_id, voice, at, state, due_on)
      VALUES (${merchantId}::uuid, 'grade', ${grade}, ${task}, ${page}, ${subject}, ${words}, ${codes}, ${cause}, ${typed.locale}, ${release},
        ${accountOf(speaker)}::uuid, ${voice}, ${now}, ${dueOn === null ? "kept" : "open"}, ${dueOn}::date)
      ON CONFLICT (merchant_id, voice) DO UPDATE SET grade = excluded.grade, at = excluded.at, state = excluded.state,
        words = CASE WHEN excluded.words = '' THEN known.words ELSE excluded.words END,
        cause = CASE WHEN excluded.words = '' AND known.words <> '' THEN known.cause ELSE excluded.cause END, codes = excluded.codes,
        due_on = CASE WHEN excluded.due_on IS NULL THEN NULL ELSE coalesce(known.due_on, excluded.due_on) END
      WHERE known.state IN ('kept', 'open')
      RETURNING id`;
    const [row] = rows;
    if (!row) throw new Refusal("not-now", "FEEDBACK_TAKEN");
    const facts = { kind: "grade", grade, task, page };
    await record(
      tx,
      tenant,
      [{ action: "feedback.given", subjectKind: "feedback", subjects: [String(row.id)], facts }],
      now,
    );
  });
  return known;
}
