import type { RecipientLocale } from "#domain/recipient.ts";
import { env } from "#server/env.ts";

export type Facts = Readonly<Record<string, string | number>>;

/** One pass: what is filled in is not read again for places. */
export function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(facts[name] ?? place));
}

/** A letter's own sentence, without the paragraphs that only say where to look. */
export function withoutLink(sentence: string): string {
  return sentence
    .split("\n\n")
    .filter((paragraph) => !paragraph.includes("{link}"))
    .join("\n\n");
}

/** As `components/paths.ts` names it, in the reader's language. */
export function linkTo(address: string, locale: RecipientLocale): string {
  return `${env().APP_URL.replace(/\/$/, "")}${locale === "zh-CN" ? "" : `/${locale}`}${address}`;
}
