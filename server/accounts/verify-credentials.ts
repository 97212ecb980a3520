import { passwordMatches } from "#server/accounts/password-hash.ts";
import { signInNameOf } from "#server/accounts/sign-in-name.ts";
import { accountOf, type VerifiedAccount } from "#server/accounts/signed-in.ts";
import { countTry, forgiveTries, type Place } from "#server/accounts/try-limits.ts";
import { houseId, record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { log } from "#server/log.ts";
import { Refusal } from "#server/refusal.ts";

export type Credentials = { readonly signInName: string; readonly password: string };

/**
 * Whose name and password these are. A name nobody has, a wrong password and a disabled account get one answer, after
 * the same time.
 * @throws Refusal forbidden WRONG_NAME_OR_PASSWORD (`left`: tries left), too-much ACCOUNT_LOCKED or TOO_MANY_TRIES (`until`)
 */
export async function verifyCredentials(
  credentials: Credentials,
  place: Place,
  now = new Date(),
): Promise<VerifiedAccount> {
  const signInName = signInNameOf(credentials.signInName);
  const { left, locked } = await countTry(signInName, place, now);
  const row = await db().account.findUnique({ where: { signInName, disabledAt: null } });
  const fits = await passwordMatches(credentials.password, row?.passwordHash);
  if (row && fits) {
    await forgiveTries(signInName, place);
    return accountOf(row);
  }
  log().warn({ accountId: row?.id, place, left }, "sign-in refused");
  if (row && locked) await recordLock(row, locked, now);
  throw locked ?? new Refusal("forbidden", "WRONG_NAME_OR_PASSWORD", { left: String(left) });
}

/** Single wrong tries are only counted: a stranger must not be able to fill a merchant's chain. */
async function recordLock(
  account: { id: string; merchantId: string | null },
  { facts }: Refusal,
  now: Date,
): Promise<void> {
  const context = systemContext(account.merchantId ?? houseId, "accounts");
  await inTransaction(context, (tx) =>
    record(tx, context, [{ action: "account.locked", subjectKind: "account", subjects: [account.id], facts }], now),
  );
}
