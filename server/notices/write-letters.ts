import { plainLine, plainText } from "#domain/plain-words.ts";
import { isPractice } from "#domain/practice.ts";
import type { RecipientLocale } from "#domain/recipient.ts";
import { houseId } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { tokenOf, tokenOfAddressed, unsubscribeAddress } from "#server/notices/subscription-token.ts";

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
  "assist",
  "subscription",
  "alert",
  "report",
  "feedback-answered",
  "case-answered",
  "training-due",
  "test",
] as const;
export type LetterKind = (typeof letterKinds)[number];
/** What a merchant can hear of; the others are a subscriber's, an operator's, or were asked for just now. */
export const merchantKinds = letterKinds.filter((kind) => !["subscription", "alert", "test"].includes(kind));

export type LetterWords = {
  readonly subject: string;
  readonly text: string;
  /** The same in the inbox: without the link that is the entry's own, and without how to end hearing from us. */
  readonly inbox?: string;
};

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
  /** The page it is about, without its language; what has none is not for an inbox. */
  readonly link?: string;
  /** Accounts it concerns, beside the owners, who find everything in their inbox. */
  readonly concerns?: readonly string[];
};

const longestSubject = 120;
const longestText = 4_000;

/**
 * Writes one letter for each recipient of the merchant who wants to hear of its kind and has confirmed the address, and
 * one into the inbox of each owner and whoever it concerns, in the transaction that did what it tells of: rolled back,
 * nothing was said. The worker sends them; those of the inbox have arrived. Of what happens in practice nobody hears.
 * @param only to this recipient instead, whatever it wants: a test, a request to confirm
 * @returns how many are to be sent
 */
export async function writeLetters(
  tx: Tx,
  { merchantId }: TenantContext,
  letter: NewLetter,
  now: Date,
  only?: bigint,
): Promise<number> {
  if (isPractice(merchantId)) return 0;
  const { kind, words, onceKey } = letter;
  if (only === undefined) await writeInbox(tx, merchantId, letter, now);
  const wants = { confirmedAt: { not: null }, OR: [{ kinds: { isEmpty: true } }, { kinds: { has: kind } }] };
  const recipients = await tx.recipient.findMany({
    where: { merchantId, removedAt: null, ...(only === undefined ? wants : { id: only }) },
  });
  if (recipients.length === 0) return 0;
  const { count } = await tx.letter.createMany({
    data: recipients.map((recipient) => {
      const { id, channel, address, locale } = recipient;
      const token = recipient.tokenSha256 && tokenOf(recipient);
      const ending = token ?? (channel === "mail" && merchantId !== houseId ? tokenOfAddressed(recipient) : null);
      return {
        merchantId,
        channel,
        address,
        kind,
        ...plainly(words(locale as RecipientLocale, token)),
        unsubscribe: ending && unsubscribeAddress(ending),
        onceKey: `${onceKey}/${id}`,
        writtenAt: now,
        nextAt: now,
      };
    }),
    skipDuplicates: true,
  });
  return count;
}

async function writeInbox(
  tx: Tx,
  merchantId: string,
  { kind, words, onceKey, link, concerns = [] }: NewLetter,
  now: Date,
): Promise<void> {
  if (link === undefined) return;
  const readers = await tx.account.findMany({
    where: { merchantId, disabledAt: null, OR: [{ role: "owner" }, { id: { in: [...concerns] } }] },
    select: { id: true, locale: true },
  });
  if (readers.length === 0) return;
  await tx.letter.createMany({
    data: readers.map(({ id, locale }) => {
      const said = words(locale as RecipientLocale);
      return {
        merchantId,
        channel: "inbox",
        address: id,
        kind,
        ...plainly({ ...said, text: withoutAddresses(said.inbox ?? said.text) }),
        link,
        onceKey: `${onceKey}/inbox/${id}`,
        writtenAt: now,
        sentAt: now,
      };
    }),
    skipDuplicates: true,
  });
}

/** The entry itself leads there. */
function withoutAddresses(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^https?:\/\/\S+$/.test(line))
    .join("\n");
}

function plainly({ subject, text }: LetterWords) {
  return { subject: plainLine(subject, longestSubject), text: plainText(text, longestText) };
}
