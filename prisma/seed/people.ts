import type { MerchantContext, SupportContext } from "#server/context.ts";
import { db } from "#server/db.ts";

/** One of a merchant's people, as if signed in. */
export async function person(signInName: string): Promise<MerchantContext> {
  const { id, merchantId, role } = await db().account.findUniqueOrThrow({ where: { signInName } });
  if (merchantId === null || (role !== "owner" && role !== "clerk")) throw new Error(`${signInName} is no merchant's`);
  return { kind: "merchant", merchantId, accountId: id, role, sessionId: "" };
}

export async function ownerOf(merchantId: string): Promise<MerchantContext> {
  const { signInName } = await db().account.findFirstOrThrow({ where: { merchantId, role: "owner" } });
  return person(signInName);
}

export async function supportClerk(): Promise<SupportContext> {
  const { id } = await db().account.findUniqueOrThrow({ where: { signInName: "support" } });
  return { kind: "support", accountId: id, sessionId: "" };
}
