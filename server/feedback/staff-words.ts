import { longestMessage } from "#domain/feedback.ts";
import { plainText } from "#domain/plain-words.ts";
import type { Problem } from "#domain/problem.ts";

/** What a clerk typed as it is kept: text only; a reply may name a number, so nothing is masked. */
export function staffWords(typed: string, required: boolean): { readonly words: string; readonly problems: Problem[] } {
  const words = plainText(typed, Number.POSITIVE_INFINITY);
  if (words === "" && required) return { words, problems: [problem("WORDS_REQUIRED")] };
  if ([...words].length <= longestMessage) return { words, problems: [] };
  return { words, problems: [problem("WORDS_TOO_LONG", { longest: String(longestMessage) })] };
}

function problem(code: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field: "words", facts };
}
