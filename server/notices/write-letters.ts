import { plainLine, plainText } from "#domain/plain-words.ts";
import type { RecipientLocale } from "#domain/recipient.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { tokenOf, unsubscribeAddress } from "#server/notices/subscription-token.ts";

export const letterKinds = [
  "batch-ended",
  "batch-waits",
  "invoices-returned",
  "package-waits",
  "package-forgotten",
  "deadline-passed",
  "deadline-near",
  "healing-asks",
  "incident",
  "subscription",
  "alert",
  "report",
  "test",
] as const;
export type LetterKind = (typeof letterKinds)[number];

export type LetterWords = { readonly subject: string; readonly text: string };

/** One thing to be said to everybody who wants to hear of it. */
export type NewLetter = {
  readonly kind: LetterKind;
  /**
   * In whichever language a recipient reads; names in it may hold anything.
   * @param token of one who typed an address on the status page; null for who has settings to go to
   */
  readonly words: (locale: RecipientLocale, token?: string | null) => LetterWords;
  /** What it is about: the same is never said twice to the same recipient. */
  readonly onceKey: string;
};

const longestSubject = 120;
const longestText = 4_000;

/**
 * Writes one letter for each recipient of the merchant who wants to hear of its kind and has confirmed the address, in
 * the transaction that did what it tells of: rolled back, nothing was said. The worker sends them.
 * @param only to this recipient instead, whatever it wants: a test, a request to confirm
 * @returns how many were written
 */
export async function writeLetters(
  tx: Tx,
  { merchantId }: TenantContext,
  { kind, words, onceKey }: NewLetter,
  now: Date,
  only?: bigint,
): Promise<number> {
  const wants = { confirmedAt: { not: null }, OR: [{ kinds: { isEmpty: true } }, { kinds: { has: kind } }] };
  const recipients = await tx.recipient.findMany({
    where: { merchantId, removedAt: null, ...(only === undefined ? wants : { id: only }) },
  });
  if (recipients.length === 0) return 0;
  const { count } = await tx.letter.createMany({
    data: recipients.map((recipient) => {
      const { id, channel, address, locale } = recipient;
      const token = recipient.tokenSha256 && tokenOf(recipient);
      return {
        merchantId,
        channel,
        address,
        kind,
        ...plainly(words(locale as RecipientLocale, token)),
        unsubscribe: token && unsubscribeAddress(token),
        onceKey: `${onceKey}/${id}`,
        writtenAt: now,
        nextAt: now,
      };
    }),
    skipDuplicates: true,
  });
  return count;
}

function plainly({ subject, text }: LetterWords): LetterWords {
  return { subject: plainLine(subject, longestSubject), text: plainText(text, longestText) };
}
