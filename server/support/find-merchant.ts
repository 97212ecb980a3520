import { z } from "zod";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** What a clerk may know of a merchant before giving a reason: who it is. */
export type NamedMerchant = { readonly id: string; readonly name: string; readonly taxpayerId: string };

/** @throws Refusal not-found MERCHANT, also for what is no id at all */
export async function findMerchant(context: SupportContext, merchantId: string): Promise<NamedMerchant> {
  if (!z.uuid().safeParse(merchantId).success) throw new Refusal("not-found", "MERCHANT");
  const merchant = await acrossTenants(context, (tx) =>
    tx.merchant.findUnique({ where: { id: merchantId }, select: { id: true, name: true, taxpayerId: true } }),
  );
  if (!merchant) throw new Refusal("not-found", "MERCHANT");
  return merchant;
}
