import { Refusal } from "#server/refusal.ts";

/** An id as it stands in an address. @throws Refusal not-found INCIDENT */
export function incidentIdIn(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new Refusal("not-found", "INCIDENT");
  return BigInt(text);
}
