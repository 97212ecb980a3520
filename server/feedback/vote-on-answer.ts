import { heardComment } from "#domain/heard-words.ts";
import { businessDateOf } from "#domain/period.ts";
import type { PublicContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { voteLimits } from "#server/feedback/limits.ts";
import { hashed, knownReader } from "#server/feedback/reader.ts";
import { refuseBeyond } from "#server/throttle.ts";

export type Vote = {
  /** An answer that exists, and the language it was read in. */
  readonly slug: string;
  readonly locale: string;
  readonly solved: boolean;
  readonly comment: string;
};

/**
 * Whether an answer helped. One reader has one word for each answer and day, and may change it; a word without a
 * comment leaves the comment there was.
 * @param reader what this browser was given the last time, else null: then all without one at a place are one reader
 * @returns what the browser is to bring the next time
 * @throws Refusal too-much TOO_MANY_VOTES
 */
export async function voteOnAnswer(
  { place }: PublicContext,
  vote: Vote,
  reader: string | null,
  now: Date,
): Promise<string> {
  const limits = [
    { limit: voteLimits.here, of: place },
    { limit: voteLimits.everybody, of: "everybody" },
  ];
  await refuseBeyond(limits, "TOO_MANY_VOTES", now);
  const day = businessDateOf(now);
  const known = knownReader(reader, place);
  const key = new Uint8Array(hashed("answer-vote", `${known} ${vote.slug} ${day}`));
  const comment = heardComment(vote.comment);
  await db().$executeRaw`
    INSERT INTO answer_vote AS known (slug, locale, day, reader, solved, comment, at)
    VALUES (${vote.slug}, ${vote.locale}, ${day}::date, ${key}, ${vote.solved}, ${comment}, ${now})
    ON CONFLICT (slug, day, reader) DO UPDATE SET solved = excluded.solved, locale = excluded.locale, at = excluded.at,
      comment = CASE WHEN excluded.comment = '' THEN known.comment ELSE excluded.comment END`;
  return known;
}
