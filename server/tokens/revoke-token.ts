import { record } from "#server/audit.ts";
import { type MerchantContext, ownerAtHome } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** From now on nobody gets in with it. Said twice it is said once. @throws Refusal forbidden OWNERS_ONLY, not-found TOKEN */
export async function revokeToken(context: MerchantContext, tokenId: string, now: Date): Promise<void> {
  const owner = ownerAtHome(context);
  if (!/^[0-9a-f-]{36}$/.test(tokenId)) throw new Refusal("not-found", "TOKEN");
  const { merchantId } = owner;
  await inTransaction(owner, async (tx) => {
    const token = await tx.apiToken.findUnique({ where: { merchantId_id: { merchantId, id: tokenId } } });
    if (!token) throw new Refusal("not-found", "TOKEN");
    const { count } = await tx.apiToken.updateMany({
      where: { merchantId, id: tokenId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return;
    await record(tx, owner, [{ action: "token.revoked", subjectKind: "token", subjects: [tokenId] }], now);
  });
}
