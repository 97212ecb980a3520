import { problemSentence, type Translate } from "#components/batches/problem-words.ts";
import { refusesEntry } from "#domain/issuing-check.ts";
import type { Problem } from "#domain/problem.ts";

/** Why a row was refused: each reason that alone would have been enough. */
export function refusedReason(t: Translate, problems: readonly Problem[]): string {
  return problems
    .filter(refusesEntry)
    .map((problem) => problemSentence(t, problem))
    .join(" ");
}

/** What a refused row said: the cells of a file, or what a call sent. */
export function refusedText(content: unknown): string {
  if (Array.isArray(content)) return content.filter((cell) => cell !== "").join(" · ");
  const said = typeof content === "object" && content !== null && "said" in content ? content.said : content;
  return typeof said === "string" ? said : JSON.stringify(said);
}
