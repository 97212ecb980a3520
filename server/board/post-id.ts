import { Refusal } from "#server/refusal.ts";

/** @throws Refusal not-found POST */
export function postIdIn(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new Refusal("not-found", "POST");
  return BigInt(text);
}
