import { type Role, roles } from "#domain/permission.ts";
import { isPractice } from "#domain/practice.ts";
import { type AccountLocale, accountLocaleOf } from "#server/accounts/account-locale.ts";
import { houseId } from "#server/audit.ts";
import { atHome, type MerchantContext, type StaffContext, systemContext, type TenantContext } from "#server/context.ts";

/** Somebody who has just proved who they are: `verifyCredentials` makes one. */
export type VerifiedAccount = {
  readonly id: string;
  readonly signInName: string;
  readonly name: string;
  readonly role: Role;
  readonly merchantId: string | null;
  readonly locale: AccountLocale;
};
export type SignedInAccount = VerifiedAccount & {
  readonly sessionId: string;
  /** The practice merchant this session is in, where it is in one. */
  readonly practiceId?: string | null;
};
export type SignedInContext = MerchantContext | StaffContext;

/** What a row of `account` says about its person; the password's hash stays behind. */
export function accountOf(
  row: Record<keyof VerifiedAccount, string | null> & { id: string; signInName: string; name: string },
): VerifiedAccount {
  const { id, signInName, name, merchantId } = row;
  const role = roles.find((known) => known === row.role);
  if (!role) throw new Error(`account ${id} has no role we know`);
  return { id, signInName, name, role, merchantId, locale: accountLocaleOf(row.locale ?? "") };
}

/** What this person may call, by the room of their role. */
export function contextOf(account: SignedInAccount): SignedInContext {
  const { id: accountId, role, merchantId, sessionId, practiceId } = account;
  if (role === "support" || role === "operator") return { kind: role, accountId, sessionId };
  if (merchantId === null) throw new Error(`account ${accountId} is ${role} of no merchant`);
  const person = { kind: "merchant", accountId, role, sessionId } as const;
  if (!practiceId) return { ...person, merchantId };
  if (!isPractice(practiceId)) throw new Error(`session ${sessionId} is in a merchant that is none of practice`);
  return { ...person, merchantId: practiceId, home: merchantId };
}

/** Whose audit chain this person's acts on their own account go to: the merchant's, or the house's for staff. */
export function chainOf(context: SignedInContext): TenantContext {
  return context.kind === "merchant" ? atHome(context) : systemContext(houseId, "accounts");
}
