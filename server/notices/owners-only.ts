import type { MerchantContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";

/** @throws Refusal forbidden OWNERS_ONLY: a webhook's address is a key, and a mailbox may be anybody's */
export function ownersOnly({ role }: MerchantContext): void {
  if (role !== "owner") throw new Refusal("forbidden", "OWNERS_ONLY");
}
