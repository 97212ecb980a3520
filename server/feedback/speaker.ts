import { houseId } from "#server/audit.ts";
import {
  atHome,
  type MerchantContext,
  type PublicContext,
  systemContext,
  type TenantContext,
} from "#server/context.ts";
import { refuseBeyond } from "#server/throttle.ts";

/** Who may say something: somebody of a merchant, or anybody. */
export type Speaker = MerchantContext | PublicContext;

/** Where it is kept: with the merchant; a visitor's with the house. */
export function tenantOf(speaker: Speaker): TenantContext {
  return speaker.kind === "merchant" ? atHome(speaker) : systemContext(houseId, "visitor");
}

export function accountOf(speaker: Speaker): string | null {
  return speaker.kind === "merchant" ? speaker.accountId : null;
}

type Limit = Parameters<typeof refuseBeyond>[0][number]["limit"];

/** @throws Refusal too-much TOO_MANY_WORDS */
export async function notTooOften(
  speaker: Speaker,
  { here, everybody }: { readonly here: Limit; readonly everybody: Limit },
  now: Date,
): Promise<void> {
  const of = speaker.kind === "merchant" ? speaker.accountId : speaker.place;
  const counts = [
    { limit: here, of },
    { limit: everybody, of: "everybody" },
  ];
  await refuseBeyond(counts, "TOO_MANY_WORDS", now);
}
