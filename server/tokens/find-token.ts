import { type ApiContext, type ApiScope, publicContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { assertNotGuessing, countCall } from "#server/tokens/call-limits.ts";
import { hashOfSecret, isSecret } from "#server/tokens/token-secret.ts";

/**
 * Who calls with a key, for what this one call wants. Counted for the place and for the key, and noted with it once a
 * minute.
 * @param place where the call comes from (`accounts/device`)
 * @throws Refusal forbidden TOKEN_UNKNOWN, TOKEN_REVOKED, TOKEN_EXPIRED, SCOPE_MISSING; too-much TOO_MANY_CALLS
 */
export async function findToken<Scope extends ApiScope>(
  secret: string,
  scope: Scope,
  place: string,
  now: Date,
): Promise<ApiContext<Scope>> {
  await assertNotGuessing(place, now);
  await countCall("here", place, now);
  const token = isSecret(secret) ? await tokenOf(secret, place) : null;
  if (!token) {
    await countCall("wrong", place, now);
    throw new Refusal("forbidden", "TOKEN_UNKNOWN");
  }
  if (token.revokedAt) throw new Refusal("forbidden", "TOKEN_REVOKED");
  if (token.expiresAt && token.expiresAt <= now) throw new Refusal("forbidden", "TOKEN_EXPIRED");
  await countCall("token", token.id, now);
  if (!token.scopes.includes(scope)) throw new Refusal("forbidden", "SCOPE_MISSING", { scope });
  const context = { kind: "api", merchantId: token.merchantId, tokenId: token.id, scope } as const;
  await noteUse(context, now);
  return context;
}

/** By its hash, which is found by an index: no comparison tells a guesser how near he is. */
function tokenOf(secret: string, place: string) {
  return acrossTenants(publicContext(place), (tx) =>
    tx.apiToken.findUnique({ where: { sha256: hashOfSecret(secret) } }),
  );
}

async function noteUse(context: ApiContext, now: Date): Promise<void> {
  const { merchantId, tokenId } = context;
  await inTransaction(
    context,
    (tx) => tx.$executeRaw`
      UPDATE api_token SET last_used_at = ${now} WHERE merchant_id = ${merchantId}::uuid AND id = ${tokenId}::uuid
        AND (last_used_at IS NULL OR last_used_at < ${now}::timestamptz - interval '1 minute')`,
  );
}
