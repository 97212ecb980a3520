import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Switches this session, and no other. @param home the context at the real merchant, whose own practice it has to be
 * @throws Refusal forbidden SIGNED_OUT, not-found PRACTICE
 */
export async function enterPractice(home: MerchantContext, practiceId: string, now: Date): Promise<void> {
  const { merchantId, accountId, sessionId } = home;
  await inTransaction(home, async (tx) => {
    const own = await tx.practice.findFirst({ where: { merchantId, accountId, practiceId, endedAt: null } });
    if (!own) throw new Refusal("not-found", "PRACTICE");
    const open = { id: sessionId, accountId, endedAt: null };
    if ((await tx.session.count({ where: open })) === 0) throw new Refusal("forbidden", "SIGNED_OUT");
    const moved = { ...open, OR: [{ practiceId: null }, { NOT: { practiceId } }] };
    const { count } = await tx.session.updateMany({ where: moved, data: { practiceId } });
    const facts = { practice: practiceId };
    const act = { action: "session.practice-entered", subjectKind: "session", subjects: [sessionId], facts } as const;
    if (count > 0) await record(tx, home, [act], now);
  });
}
