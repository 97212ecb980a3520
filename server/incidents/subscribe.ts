import type { Problem } from "#domain/problem.ts";
import { type RecipientLocale, readAddress, recipientLocales } from "#domain/recipient.ts";
import { houseId } from "#server/audit.ts";
import { type PublicContext, systemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { subscriptionLetter } from "#server/notices/letters.ts";
import { tokenHash, tokenOf } from "#server/notices/subscription-token.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { countIn, refuseBeyond } from "#server/throttle.ts";

/** A mailbox cannot be flooded through us, from however many places it is typed. */
export const subscribeLimits = {
  here: { name: "subscribe-here", points: 10, seconds: 3_600 },
  address: { name: "subscribe-address", points: 3, seconds: 86_400 },
  everybody: { name: "subscribe-everybody", points: 300, seconds: 3_600 },
} as const;

/**
 * One mail goes there, asking to be confirmed; the same whether the address is new, waits, or has long subscribed, so
 * that nobody learns which.
 * @returns what is wrong with the address; then nothing was written
 * @throws Refusal too-much TOO_MANY_SUBSCRIPTIONS
 */
export async function subscribe(
  { place }: PublicContext,
  typed: { readonly address: string; readonly locale: string },
  now: Date,
): Promise<Problem[]> {
  const read = readAddress("mail", typed.address, []);
  if ("problem" in read) return [read.problem];
  const { here, address, everybody } = subscribeLimits;
  const counts = [
    { limit: here, of: place },
    { limit: everybody, of: "everybody" },
  ];
  await refuseBeyond(counts, "TOO_MANY_SUBSCRIPTIONS", now);
  // Said aloud, a mailbox's own limit would tell that somebody subscribed it: it only goes quiet.
  if ((await countIn([{ limit: address, of: read.address }], now)) !== null) return [];
  const locale = recipientLocales.find((known) => known === typed.locale) ?? recipientLocales[0];
  const house = systemContext(houseId, "subscribe");
  await inTransaction(house, async (tx) => {
    const id = await subscriberOf(tx, read.address, locale, now);
    await writeLetters(tx, house, subscriptionLetter(now), now, id);
  });
  return [];
}

/** Two who type it at once make one row: a unique index sees to it. */
async function subscriberOf(tx: Tx, address: string, locale: RecipientLocale, now: Date): Promise<bigint> {
  const hash = tokenHash(tokenOf({ address, createdAt: now }));
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    INSERT INTO recipient AS known (merchant_id, channel, address, locale, kinds, token_sha256, created_at)
    VALUES (${houseId}::uuid, 'mail', ${address}, ${locale}, '{incident}', ${hash}, ${now})
    ON CONFLICT (address) WHERE merchant_id = '00000000-0000-0000-0000-000000000000' AND kinds = '{incident}' AND removed_at IS NULL
    DO UPDATE SET locale = CASE WHEN known.confirmed_at IS NULL THEN excluded.locale ELSE known.locale END
    RETURNING id`;
  const [row] = rows;
  if (!row) throw new Error("a subscriber was neither new nor known");
  return row.id;
}
