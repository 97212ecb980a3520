import type { AccountLocale } from "#server/accounts/account-locale.ts";
import { chainOf, type SignedInContext } from "#server/accounts/signed-in.ts";
import { record } from "#server/audit.ts";
import { inTransaction } from "#server/db.ts";

/** The language to greet and write to this person in. */
export async function setLocale(context: SignedInContext, locale: AccountLocale, now = new Date()): Promise<void> {
  const chain = chainOf(context);
  await inTransaction(chain, async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: context.accountId, NOT: { locale } },
      data: { locale },
    });
    if (count === 0) return;
    const act = {
      action: "account.locale-set",
      subjectKind: "account",
      subjects: [context.accountId],
      facts: { locale },
    } as const;
    await record(tx, chain, [act], now);
  });
}
