import { isStorable } from "#domain/invoice.ts";
import { later } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import { apiScopes, type MerchantContext, ownerAtHome } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { hashOfSecret, mintSecret, prefixOf } from "#server/tokens/token-secret.ts";

/** As typed: a name to know it by, what it may, and after how many days it ends (`0`: never). */
export type TypedToken = { readonly name: string; readonly scopes: readonly string[]; readonly days: string };
export type CreatedToken = { readonly id: string; readonly secret: string };

/** How long a key may live, in days; the first is what is offered. */
export const tokenDays = ["365", "90", "30", "0"] as const;
const mostTokens = 20;
const longestName = 60;

/**
 * Makes a key for a system of the merchant's own. Its secret is in the answer and nowhere else.
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function createToken(
  context: MerchantContext,
  typed: TypedToken,
  now: Date,
): Promise<CreatedToken | { readonly problems: readonly Problem[] }> {
  const owner = ownerAtHome(context);
  const name = typed.name.normalize("NFKC").trim();
  const scopes = apiScopes.filter((scope) => typed.scopes.includes(scope));
  const problems = [...nameProblems(name), ...(scopes.length === 0 ? [problem("SCOPES_REQUIRED", "scopes")] : [])];
  if (problems.length > 0) return { problems };
  const days = Number(tokenDays.find((known) => known === typed.days) ?? tokenDays[0]);
  const secret = mintSecret();
  const { merchantId, accountId } = owner;
  return inTransaction(owner, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM merchant WHERE id = ${merchantId}::uuid FOR UPDATE`;
    const live = await tx.apiToken.count({ where: { merchantId, revokedAt: null } });
    if (live >= mostTokens) return { problems: [problem("TOO_MANY_TOKENS", "name", { most: String(mostTokens) })] };
    const { id } = await tx.apiToken.create({
      data: {
        merchantId,
        name,
        scopes,
        prefix: prefixOf(secret),
        sha256: hashOfSecret(secret),
        accountId,
        createdAt: now,
        expiresAt: days === 0 ? null : later(now, days * 86_400_000),
      },
    });
    await record(
      tx,
      owner,
      [{ action: "token.created", subjectKind: "token", subjects: [id], facts: { scopes } }],
      now,
    );
    return { id, secret };
  });
}

function nameProblems(name: string): Problem[] {
  if (name === "") return [problem("TOKEN_NAME_REQUIRED", "name")];
  if ([...name].length > longestName) return [problem("TOKEN_NAME_TOO_LONG", "name", { longest: String(longestName) })];
  return isStorable(name) ? [] : [problem("TOKEN_NAME_REQUIRED", "name")];
}

function problem(code: string, field: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field, facts };
}
