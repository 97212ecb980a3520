import type { Problem } from "#domain/problem.ts";
import { checkPassword } from "#server/accounts/check-password.ts";
import { endSessionsOf } from "#server/accounts/end-other-sessions.ts";
import { hashPassword } from "#server/accounts/password-hash.ts";
import { chainOf, type SignedInContext } from "#server/accounts/signed-in.ts";
import { verifyCredentials } from "#server/accounts/verify-credentials.ts";
import { record } from "#server/audit.ts";
import { db, inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type PasswordChange = { readonly currentPassword: string; readonly newPassword: string };

/**
 * Takes a new password from whoever knows the old one, and signs the account out everywhere else.
 * @returns what is wrong with either; then nothing was changed
 * @throws Refusal too-much ACCOUNT_LOCKED or TOO_MANY_TRIES: an open session is no place to guess from either
 */
export async function changePassword(
  context: SignedInContext,
  change: PasswordChange,
  now = new Date(),
): Promise<Problem[]> {
  const { signInName, name, passwordHash } = await db().account.findUniqueOrThrow({ where: { id: context.accountId } });
  const problems = checkPassword(change.newPassword, { signInName, name });
  if (problems.length > 0) return problems;
  if (!(await knows(context, { signInName, password: change.currentPassword }, now)))
    return [reject("PASSWORD_WRONG", "currentPassword")];
  if (change.newPassword === change.currentPassword) return [reject("PASSWORD_UNCHANGED", "newPassword")];
  await replace(context, { from: passwordHash, to: await hashPassword(change.newPassword) }, now);
  return [];
}

async function knows(
  context: SignedInContext,
  credentials: { signInName: string; password: string },
  now: Date,
): Promise<boolean> {
  try {
    await verifyCredentials(credentials, context.sessionId, now);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.kind === "forbidden") return false;
    throw refusal;
  }
}

function reject(code: string, field: keyof PasswordChange): Problem {
  return { code, severity: "reject", field };
}

async function replace(context: SignedInContext, hash: { from: string; to: string }, now: Date): Promise<void> {
  const chain = chainOf(context);
  await inTransaction(chain, async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: context.accountId, passwordHash: hash.from },
      data: { passwordHash: hash.to },
    });
    if (count === 0) throw new Refusal("not-now", "PASSWORD_JUST_CHANGED");
    const ended = await endSessionsOf(tx, context.accountId, context.sessionId, now);
    const changed = {
      action: "account.password-changed",
      subjectKind: "account",
      subjects: [context.accountId],
    } as const;
    await record(tx, chain, [changed, ended], now);
  });
}
