import { Refusal } from "#server/refusal.ts";

/** The id in an address. @throws Refusal not-found BATCH for what cannot be one */
export function batchIdOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new Refusal("not-found", "BATCH");
  return BigInt(text);
}
