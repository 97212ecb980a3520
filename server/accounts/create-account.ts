import { type Role, roomOf } from "#domain/permission.ts";
import type { AccountLocale } from "#server/accounts/account-locale.ts";
import { hashPassword } from "#server/accounts/password-hash.ts";
import { signInNameOf } from "#server/accounts/sign-in-name.ts";
import { houseId, record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type NewAccount = {
  readonly signInName: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  readonly locale?: AccountLocale;
};

/**
 * Gives somebody an account: of the context's merchant, or of the house (`houseId`) for staff. Returns its id.
 * @throws Refusal not-now SIGN_IN_NAME_TAKEN
 */
export async function createAccount(context: SystemContext, account: NewAccount, now = new Date()): Promise<string> {
  const { name, role, locale } = account;
  const merchantId = context.merchantId === houseId ? null : context.merchantId;
  if ((merchantId !== null) !== (roomOf[role] === "merchant"))
    throw new Error(`${role} belongs ${merchantId ? "to no" : "to a"} merchant`);
  const signInName = signInNameOf(account.signInName);
  const passwordHash = await hashPassword(account.password);
  return inTransaction(context, async (tx) => {
    const data = { merchantId, signInName, name, role, passwordHash, locale, createdAt: now };
    const [created] = await tx.account.createManyAndReturn({
      data: [data],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!created) throw new Refusal("not-now", "SIGN_IN_NAME_TAKEN");
    await record(
      tx,
      context,
      [{ action: "account.created", subjectKind: "account", subjects: [created.id], facts: { role } }],
      now,
    );
    return created.id;
  });
}
