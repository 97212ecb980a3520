import { randomUUID } from "node:crypto";
import { checkTaxpayerId, normalizeTaxpayerId } from "#domain/taxpayer.ts";
import { record } from "#server/audit.ts";
import { type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type NewMerchant = {
  readonly taxpayerId: string;
  readonly name: string;
  /** GB/T 2260; left out, it is what the taxpayer id says (GB 32100-2015, characters 3–8). */
  readonly district?: string;
};

/**
 * Opens a tenant. Returns the context to go on in: its accounts, its books.
 * @param as what registers it, for the audit: `seed`
 * @throws Refusal not-now MERCHANT_KNOWN, TAXPAYER_ID_INVALID
 */
export async function registerMerchant(merchant: NewMerchant, as: string, now = new Date()): Promise<SystemContext> {
  const taxpayerId = normalizeTaxpayerId(merchant.taxpayerId);
  const { kind, checkDigitHolds } = checkTaxpayerId(taxpayerId);
  if (kind === "malformed" || !checkDigitHolds)
    throw new Refusal("not-now", "TAXPAYER_ID_INVALID", { value: taxpayerId });
  const context = systemContext(randomUUID(), as);
  const district = merchant.district ?? taxpayerId.slice(2, 8);
  await inTransaction(context, async (tx) => {
    const data = { id: context.merchantId, taxpayerId, name: merchant.name, district, createdAt: now };
    const { count } = await tx.merchant.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) throw new Refusal("not-now", "MERCHANT_KNOWN", { taxpayerId });
    await record(
      tx,
      context,
      [
        {
          action: "merchant.registered",
          subjectKind: "merchant",
          subjects: [context.merchantId],
          facts: { taxpayerId },
        },
      ],
      now,
    );
  });
  return context;
}
