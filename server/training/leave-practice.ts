import { record } from "#server/audit.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Back to the real merchant; what was practised stays for the next time. Left already is left. */
export async function leavePractice(context: MerchantContext, now: Date): Promise<void> {
  const home = atHome(context);
  const { accountId, sessionId } = home;
  await inTransaction(home, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, accountId, NOT: { practiceId: null } },
      data: { practiceId: null },
    });
    const act = { action: "session.practice-left", subjectKind: "session", subjects: [sessionId] } as const;
    if (count > 0) await record(tx, home, [act], now);
  });
}
