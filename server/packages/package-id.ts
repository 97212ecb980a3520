import { Refusal } from "#server/refusal.ts";

/** The id in an address. @throws Refusal not-found PACKAGE for what cannot be one */
export function packageIdOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new Refusal("not-found", "PACKAGE");
  return BigInt(text);
}
