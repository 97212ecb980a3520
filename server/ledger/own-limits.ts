import type { IssuingLimitsText } from "#domain/issuing-limits.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What the merchant said of its device's limits; what it did not say is not there. */
export async function ownLimits(context: ReaderContext): Promise<IssuingLimitsText> {
  const { merchantId } = context;
  const { issuingLimits } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { issuingLimits: true } }),
  );
  return (issuingLimits as IssuingLimitsText | null) ?? {};
}
