import type { RecipientLocale } from "#domain/recipient.ts";
import { returnedStates } from "#domain/submission.ts";
import english from "#messages/en/notices.json" with { type: "json" };
import chinese from "#messages/zh-CN/notices.json" with { type: "json" };
import { env } from "#server/env.ts";
import type { LetterKind, LetterWords, NewLetter } from "#server/notices/write-letters.ts";

/** Every letter there is. Their sentences are those of messages/<locale>/notices.json, under `letters`. */

export const countNames = ["accepted", "earlier", "rejected", "expired", "conflict", "cancelled", "toMend"] as const;
export type BatchCounts = Readonly<Record<(typeof countNames)[number], number>>;

/** Every row of a file has its result; what there is none of is left out. */
export function batchEnded(batchId: bigint, file: string, counts: BatchCounts): NewLetter {
  return letter("batch-ended", `batch-ended/${batchId}`, `/batches/${batchId}`, (locale) => ({
    file,
    counts: countNames
      .filter((name) => counts[name] > 0)
      .map((name) => fill(sentences[locale].counts[name], { count: counts[name] }))
      .join("\n"),
  }));
}

/** What is left of a file can only go on by a person; said once a file. */
export function batchWaits(batchId: bigint, file: string, count: number): NewLetter {
  return letter("batch-waits", `batch-waits/${batchId}`, `/batches/${batchId}`, () => ({ file, count }));
}

/** What a letter tells of: it ended badly, or a person has to look. */
export const unhappyStates = [...returnedStates, "NEEDS_SUPPORT"] as const;
export type Returned = {
  readonly id: bigint;
  readonly reference: string;
  readonly state: (typeof unhappyStates)[number];
};

const mostListed = 20;

/** Single submissions that did not succeed. @param occasion what told of them: mostly one reply of the bureau */
export function invoicesReturned(returned: readonly Returned[], occasion: bigint | string): NewLetter {
  const [only, ...others] = returned;
  const address = only && others.length === 0 ? `/submissions/${only.id}` : "/submissions";
  return letter("invoices-returned", `returned/${occasion}`, address, (locale) => ({
    count: returned.length,
    list: returned
      .slice(0, mostListed)
      .map(({ reference, state }) => `${reference}  ${sentences[locale].states[state]}`)
      .concat(returned.length > mostListed ? ["…"] : [])
      .join("\n"),
  }));
}

/** A package is there to be handed in. @param number the merchant's own count of packages */
export function packageWaits(packageId: bigint, number: number, count: number): NewLetter {
  return letter("package-waits", `package-waits/${packageId}`, `/packages/${packageId}`, () => ({ number, count }));
}

/** It was made days ago, and nobody said that it was handed in; said once a package. */
export function packageForgotten(packageId: bigint, number: number, count: number): NewLetter {
  const address = `/packages/${packageId}`;
  return letter("package-forgotten", `package-forgotten/${packageId}`, address, () => ({ number, count }));
}

/** What was submitted in time has no result, and its deadline has passed. @param moment when it was noticed */
export function deadlinePassed(count: number, moment: Date): NewLetter {
  return letter("deadline-passed", `deadline-passed/${moment.getTime()}`, "/submissions?group=onTheirWay", () => ({
    count,
  }));
}

/** @param moment makes it another letter each time */
export function testLetter(moment: Date): NewLetter {
  return letter("test", `test/${moment.getTime()}`, "/settings", () => ({}));
}

const sentences = { "zh-CN": chinese.letters, en: english.letters } as const;
type Facts = Readonly<Record<string, string | number>>;

function letter(
  kind: LetterKind,
  onceKey: string,
  address: string,
  factsIn: (locale: RecipientLocale) => Facts,
): NewLetter {
  return {
    kind,
    onceKey,
    words: (locale) => wordsOf(kind, locale, { ...factsIn(locale), link: linkTo(address, locale) }),
  };
}

function wordsOf(kind: LetterKind, locale: RecipientLocale, facts: Facts): LetterWords {
  const { [kind]: words, footer } = sentences[locale];
  const end = fill(footer, { settings: linkTo("/settings", locale) });
  return { subject: fill(words.subject, facts), text: `${fill(words.text, facts)}\n\n${end}` };
}

/** One pass: what is filled in is not read again for places. */
function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(facts[name] ?? place));
}

/** As `components/paths.ts` names it, in the reader's language. */
function linkTo(address: string, locale: RecipientLocale): string {
  return `${env().APP_URL.replace(/\/$/, "")}${locale === "zh-CN" ? "" : `/${locale}`}${address}`;
}
