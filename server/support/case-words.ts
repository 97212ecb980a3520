import { plainLine, plainText } from "#domain/plain-words.ts";
import type { Problem } from "#domain/problem.ts";
import { longestSubject, longestWords } from "#domain/support-case.ts";

export type ReadWords = { readonly words: string; readonly problems: readonly Problem[] };

/** What was typed as it is kept: text only. Nothing is masked, for who works on it needs the number. */
export function caseWords(typed: string, required: boolean): ReadWords {
  const words = plainText(typed, Number.POSITIVE_INFINITY);
  return { words, problems: problemsOf(words, required, "words", longestWords) };
}

/** One line. */
export function caseSubject(typed: string): ReadWords {
  const words = plainLine(typed, Number.POSITIVE_INFINITY);
  return { words, problems: problemsOf(words, true, "subject", longestSubject) };
}

function problemsOf(words: string, required: boolean, field: "words" | "subject", longest: number): Problem[] {
  const name = field.toUpperCase();
  if (words === "" && required) return [{ code: `${name}_REQUIRED`, severity: "reject", field }];
  if ([...words].length <= longest) return [];
  return [{ code: `${name}_TOO_LONG`, severity: "reject", field, facts: { longest: String(longest) } }];
}
