import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { type Learner, learnersOf } from "#server/training/learners.ts";

/** Everybody of one's own merchant and how far they are. @throws Refusal forbidden OWNERS_ONLY */
export async function listPeople(context: MerchantContext, now: Date): Promise<Learner[]> {
  if (context.role !== "owner") throw new Refusal("forbidden", "OWNERS_ONLY");
  const home = atHome(context);
  return inTransaction(home, (tx) => learnersOf(tx, home.merchantId, now));
}
