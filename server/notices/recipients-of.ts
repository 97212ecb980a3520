import { houseWants } from "#domain/recipient.ts";
import { houseId } from "#server/audit.ts";
import {
  type MerchantContext,
  type OperatorContext,
  ownerAtHome,
  systemContext,
  type TenantContext,
} from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { LetterKind } from "#server/notices/write-letters.ts";
import { Refusal } from "#server/refusal.ts";

/** Whose recipients somebody may look after: an owner the merchant's, an operator those of the house's alerts and reports. */
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
    return {
      tenant: systemContext(houseId, "operations"),
      kinds: houseWants.both,
      facts: { account: context.accountId },
    };
  return { tenant: ownerAtHome(context), kinds: [], facts: {} };
}

/** One at a time counts and adds until its transaction ends; not by the merchant's row, for the house has none. */
export async function inTurn(tx: Tx, { tenant }: Recipients): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`recipients ${tenant.merchantId}`}, 0))`;
}

/** @throws Refusal not-found RECIPIENT */
export async function findRecipient(tx: Tx, recipients: Recipients, id: bigint) {
  const recipient = await tx.recipient.findFirst({ where: { ...isOneOf(recipients), id } });
  if (!recipient) throw new Refusal("not-found", "RECIPIENT");
  return recipient;
}

export function isOneOf({ tenant, kinds }: Recipients) {
  return {
    merchantId: tenant.merchantId,
    removedAt: null,
    ...(kinds.length > 0 && { kinds: { hasSome: [...kinds] } }),
  };
}
