import { Refusal } from "#server/refusal.ts";

/** The id in an address. @throws Refusal not-found SUBMISSION for what cannot be one */
export function submissionIdOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new Refusal("not-found", "SUBMISSION");
  return BigInt(text);
}
