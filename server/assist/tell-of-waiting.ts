import type { AssistContext } from "#server/assist/assist-context.ts";
import type { Tx } from "#server/db.ts";
import { assistWaits } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { namesOf } from "#server/support/names-of.ts";

/** One letter a session, with the first thing that waits for the merchant. */
export async function tellOfWaiting(tx: Tx, context: AssistContext, now: Date): Promise<void> {
  const { assistId, accountId } = context;
  const names = await namesOf(tx, [accountId]);
  await writeLetters(tx, context, assistWaits(assistId, names.get(accountId) ?? ""), now);
}
