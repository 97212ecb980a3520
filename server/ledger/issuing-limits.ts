import { type IssuingLimits, type IssuingLimitsText, issuingLimitsOn } from "#domain/issuing-limits.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Tx } from "#server/db.ts";

/** The limits of a merchant's tax-control device as they are now. */
export async function limitsOf(tx: Tx, merchantId: string, now: Date): Promise<IssuingLimits> {
  const { issuingLimits } = await tx.merchant.findUniqueOrThrow({
    where: { id: merchantId },
    select: { issuingLimits: true },
  });
  return issuingLimitsOn(businessDateOf(now), issuingLimits as IssuingLimitsText | null);
}
