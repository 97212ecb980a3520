import { randomInt, randomUUID } from "node:crypto";
import { checkTaxpayerId } from "#domain/taxpayer.ts";
import { createAccount } from "#server/accounts/create-account.ts";
import { openSession } from "#server/accounts/open-session.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import { contextOf } from "#server/accounts/signed-in.ts";
import { verifyCredentials } from "#server/accounts/verify-credentials.ts";
import { houseId } from "#server/audit.ts";
import { type MerchantContext, type SystemContext, systemContext, type TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export const examplePassword = "三张发票 nobody guesses";

export type Example = { signInName: string; accountId: string; context: MerchantContext; system: SystemContext };

/** A merchant of its own for a test, with an owner who is signed in. */
export async function exampleMerchant(): Promise<Example> {
  const system = await registerMerchant(
    { taxpayerId: exampleTaxpayerId(), name: "北京样例商贸有限公司（测试）" },
    "test",
  );
  return { ...(await exampleColleague(system, "owner")), system };
}

/** One more person of that merchant, signed in on a device of their own. */
export async function exampleColleague(
  system: SystemContext,
  role: "owner" | "clerk",
): Promise<Omit<Example, "system">> {
  const signInName = `person-${randomUUID()}`;
  const accountId = await createAccount(system, { signInName, name: "测试员", role, password: examplePassword });
  const context = await signInAgain(signInName);
  if (context.kind !== "merchant") throw new Error(`${role} is no merchant's`);
  return { signInName, accountId, context };
}

/** Somebody of the house, signed in. */
export async function exampleStaff(role: "support" | "operator") {
  const signInName = `staff-${randomUUID()}`;
  const accountId = await createAccount(systemContext(houseId, "test"), {
    signInName,
    name: "测试客服",
    role,
    password: examplePassword,
  });
  return { signInName, accountId, context: await signInAgain(signInName) };
}

/** Another session of the same person: another device. */
export async function signInAgain(signInName: string, password = examplePassword, now = new Date()) {
  const account = await verifyCredentials({ signInName, password }, `test ${randomUUID()}`, now);
  return contextOf(await openSession(account, { userAgent: "vitest", address: "192.0.2.1" }, now));
}

/** What a chain says was done, oldest first. */
export async function actsIn(chain: TenantContext) {
  return inTransaction(chain, (tx) =>
    tx.auditEntry.findMany({ where: { merchantId: chain.merchantId }, orderBy: { seq: "asc" } }),
  );
}

/** Invented, with check characters that hold: Beijing, Chaoyang (GB 32100-2015). */
function exampleTaxpayerId(): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = `91110105MA${String(randomInt(10_000_000)).padStart(7, "0")}`;
  const last = [...alphabet].find((character) => checkTaxpayerId(body + character).checkDigitHolds);
  return body + last;
}
