import { type ApiScope, type MerchantContext, ownerAtHome } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type ListedToken = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly state: "live" | "expired" | "revoked";
};

/** Live ones first, the newest first. @throws Refusal forbidden OWNERS_ONLY */
export async function listTokens(context: MerchantContext, now: Date): Promise<ListedToken[]> {
  const owner = ownerAtHome(context);
  const { merchantId } = owner;
  const rows = await inTransaction(owner, (tx) =>
    tx.apiToken.findMany({ where: { merchantId }, orderBy: [{ revokedAt: "desc" }, { createdAt: "desc" }], take: 100 }),
  );
  return rows.map(({ id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
    id,
    name,
    prefix,
    scopes: scopes as ApiScope[],
    createdAt,
    expiresAt,
    lastUsedAt,
    state: revokedAt ? "revoked" : expiresAt && expiresAt <= now ? "expired" : "live",
  }));
}
