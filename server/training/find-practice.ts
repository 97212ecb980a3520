import { practiceBureau } from "#server/bureau/connectors.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Whether one can practise here at all, whether this session does, and whether this person has begun. */
export type PracticeState = { readonly available: boolean; readonly inside: boolean; readonly begun: boolean };

export async function findPractice(context: MerchantContext): Promise<PracticeState> {
  const begun = (await findOpenPractice(atHome(context))) !== null;
  return { available: practiceBureau() !== null, inside: context.home !== undefined, begun };
}

/** @param home the context at the real merchant; @returns the practice merchant this person has open there */
export async function findOpenPractice(home: MerchantContext): Promise<string | null> {
  const { merchantId, accountId } = home;
  const row = await inTransaction(home, (tx) =>
    tx.practice.findFirst({ where: { merchantId, accountId, endedAt: null } }),
  );
  return row?.practiceId ?? null;
}
