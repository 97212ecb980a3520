import type { ApiScope, MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ownersOnly } from "#server/notices/owners-only.ts";

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
  ownersOnly(context);
  const { merchantId } = context;
  const rows = await inTransaction(context, (tx) =>
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
