import { plainLine, plainText } from "./plain-words.ts";

/** Longer searches are counted by their beginning. */
export const longestSearch = 100;
export const longestComment = 500;

/** From so many digits on it may be an invoice, a taxpayer, a telephone: somebody. */
const digitsOfSomebody = 6;
const mask = "***";
const mails = /[^\s@]+@[^\s@]+/g;
const runs = /[0-9a-z]+/gi;
const wideDigits = /[０-９]/g;
const digitGroups = /\d+(?:[\s-]\d+)+/g;

/** What was searched for as it is counted: one writing for one thing, nothing that names anybody; "" where nothing is left. */
export function heardSearch(typed: string): string {
  const flat = plainLine(typed.slice(0, 10 * longestSearch), Number.POSITIVE_INFINITY)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ");
  const heard = [...masked(flat)].slice(0, longestSearch).join("").trim();
  return /[\p{L}\p{N}]/u.test(heard) ? heard : "";
}

/** What a reader wrote, without what names anybody. */
export function heardComment(typed: string): string {
  return plainText(masked(typed.slice(0, 10 * longestComment).replace(wideDigits, halfWidth)), longestComment);
}

/**
 * A message as it is kept, whole: first nothing hides between two figures, then nothing is left that names anybody. It may
 * be longer than may be kept: who asks for it says so.
 */
export function heardMessage(typed: string): string {
  const plain = plainText(typed, Number.POSITIVE_INFINITY).replace(wideDigits, halfWidth);
  return masked(plain);
}

/** The whole of a text, without what names anybody; the same text where it names nobody. */
export function unnamedWords(text: string): string {
  const named = text.replace(wideDigits, halfWidth);
  const unnamed = masked(named);
  return unnamed === named ? text : unnamed;
}

/** Only the figures: a comment keeps its full-width marks. */
function halfWidth(figure: string): string {
  return figure.normalize("NFKC");
}

function masked(text: string): string {
  return text.replace(mails, mask).replace(digitGroups, unnamed).replace(runs, unnamed);
}

function unnamed(run: string): string {
  return run.replace(/\D/g, "").length >= digitsOfSomebody ? mask : run;
}
