import { record } from "#server/audit.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { openPractice } from "#server/training/open-practice.ts";

/**
 * Begins anew in a fresh practice merchant. The old one is closed: every session of this person that is in it goes home.
 * @throws Refusal as `openPractice`; then the session is at home
 */
export async function resetPractice(context: MerchantContext, now: Date): Promise<void> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  await inTransaction(home, async (tx) => {
    const ended = await tx.practice.updateManyAndReturn({
      where: { merchantId, accountId, endedAt: null },
      data: { endedAt: now },
    });
    const subjects = ended.map(({ practiceId }) => practiceId);
    await tx.session.updateMany({ where: { accountId, practiceId: { in: subjects } }, data: { practiceId: null } });
    await record(tx, home, [{ action: "practice.ended", subjectKind: "merchant", subjects }], now);
  });
  await openPractice(home, now);
}
