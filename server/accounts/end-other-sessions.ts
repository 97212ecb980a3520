import { chainOf, type SignedInContext } from "#server/accounts/signed-in.ts";
import { endOverdue, endWithin } from "#server/assist/end-within.ts";
import { type AuditAct, record } from "#server/audit.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/**
 * Signs the caller's account out everywhere but here; a clerk who is helping the merchant has to leave, too.
 * Returns how many sessions that were.
 */
export async function endOtherSessions(context: SignedInContext, now = new Date()): Promise<number> {
  const chain = chainOf(context);
  return inTransaction(chain, async (tx) => {
    const act = await endSessionsOf(tx, context.accountId, context.sessionId, now);
    await record(tx, chain, [act], now);
    const assist = context.kind === "merchant" ? await endOverdue(tx, context, now) : null;
    if (assist) await endWithin(tx, chain, assist, "signed-out", now);
    return act.subjects.length;
  });
}

/** Inside a transaction of the caller's, who records the act returned. */
export async function endSessionsOf(tx: Tx, accountId: string, except: string | null, now: Date): Promise<AuditAct> {
  const ended = await tx.session.updateManyAndReturn({
    where: { accountId, endedAt: null, ...(except ? { NOT: { id: except } } : {}) },
    data: { endedAt: now },
    select: { id: true },
  });
  return {
    action: "session.ended",
    subjectKind: "session",
    subjects: ended.map(({ id }) => id),
    facts: { account: accountId },
  };
}
