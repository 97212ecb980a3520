import { record } from "#server/audit.ts";
import type { MerchantContext, OperatorContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { alertTestLetter } from "#server/notices/alert-letter.ts";
import { testLetter } from "#server/notices/letters.ts";
import { findRecipient, inTurn, recipientsOf } from "#server/notices/recipients-of.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { Refusal } from "#server/refusal.ts";

/** Few enough that nobody's mailbox can be flooded through us. */
export const testLimit = { letters: 5, minutes: 10 };

/**
 * A letter to one recipient that says only that letters arrive there. It goes the way of all letters.
 * @throws Refusal forbidden OWNERS_ONLY, not-found RECIPIENT, too-much TOO_MANY_TESTS
 */
export async function sendTestLetter(
  context: MerchantContext | OperatorContext,
  recipientId: bigint,
  now: Date,
): Promise<void> {
  const recipients = recipientsOf(context);
  const { tenant, facts } = recipients;
  const { merchantId } = tenant;
  await inTransaction(tenant, async (tx) => {
    await inTurn(tx, recipients);
    const since = new Date(now.getTime() - testLimit.minutes * 60_000);
    const lately = await tx.letter.count({ where: { merchantId, kind: "test", writtenAt: { gt: since } } });
    if (lately >= testLimit.letters) throw new Refusal("too-much", "TOO_MANY_TESTS");
    await findRecipient(tx, recipients, recipientId);
    await writeLetters(tx, tenant, (context.kind === "operator" ? alertTestLetter : testLetter)(now), now, recipientId);
    const subjects = [String(recipientId)];
    await record(tx, tenant, [{ action: "recipient.tested", subjectKind: "recipient", subjects, facts }], now);
  });
}
