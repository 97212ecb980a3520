import type { Problem } from "#domain/problem.ts";

export const shortestReason = 4;
export const longestReason = 200;

/** A reason the merchant will read: a few words at least, and no letter. */
export function checkReason(reason: string): Problem[] {
  const length = [...reason.trim()].length;
  if (length < shortestReason) return [problem("REASON_TOO_SHORT", { shortest: String(shortestReason) })];
  return length > longestReason ? [problem("REASON_TOO_LONG", { longest: String(longestReason) })] : [];
}

function problem(code: string, facts: Problem["facts"]): Problem {
  return { code, severity: "reject", field: "reason", facts };
}
