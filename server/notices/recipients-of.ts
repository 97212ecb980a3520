import { houseId } from "#server/audit.ts";
import { type MerchantContext, type OperatorContext, systemContext, type TenantContext } from "#server/context.ts";
import { ownersOnly } from "#server/notices/owners-only.ts";
import type { LetterKind } from "#server/notices/write-letters.ts";

/** Whose recipients somebody may look after: an owner the merchant's, an operator those of the house's alerts. */
export type Recipients = {
  readonly tenant: TenantContext;
  /** Only those who want one of these; none: all of the tenant's. */
  readonly kinds: readonly LetterKind[];
  /** For the record, where the tenant does not say who it was. */
  readonly facts: { readonly account?: string };
};

/** @throws Refusal forbidden OWNERS_ONLY */
export function recipientsOf(context: MerchantContext | OperatorContext): Recipients {
  if (context.kind === "operator")
    return { tenant: systemContext(houseId, "operations"), kinds: ["alert"], facts: { account: context.accountId } };
  ownersOnly(context);
  return { tenant: context, kinds: [], facts: {} };
}

export function isOneOf({ tenant, kinds }: Recipients) {
  return {
    merchantId: tenant.merchantId,
    removedAt: null,
    ...(kinds.length > 0 && { kinds: { hasSome: [...kinds] } }),
  };
}
