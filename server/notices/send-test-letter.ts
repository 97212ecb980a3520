import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { testLetter } from "#server/notices/letters.ts";
import { ownersOnly } from "#server/notices/owners-only.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { Refusal } from "#server/refusal.ts";

/** Few enough that nobody's mailbox can be flooded through us. */
export const testLimit = { letters: 5, minutes: 10 };

/**
 * A letter to one recipient that says only that letters arrive there. It goes the way of all letters.
 * @throws Refusal forbidden OWNERS_ONLY, not-found RECIPIENT, too-much TOO_MANY_TESTS
 */
export async function sendTestLetter(context: MerchantContext, recipientId: bigint, now: Date): Promise<void> {
  ownersOnly(context);
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM merchant WHERE id = ${merchantId}::uuid FOR UPDATE`;
    const since = new Date(now.getTime() - testLimit.minutes * 60_000);
    const lately = await tx.letter.count({ where: { merchantId, kind: "test", writtenAt: { gt: since } } });
    if (lately >= testLimit.letters) throw new Refusal("too-much", "TOO_MANY_TESTS");
    const written = await writeLetters(tx, context, testLetter(now), now, recipientId);
    if (written === 0) throw new Refusal("not-found", "RECIPIENT");
    const subjects = [String(recipientId)];
    await record(tx, context, [{ action: "recipient.tested", subjectKind: "recipient", subjects }], now);
  });
}
