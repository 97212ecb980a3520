import { chainOf, type SignedInContext } from "#server/accounts/signed-in.ts";
import { record } from "#server/audit.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Ends one session of the caller's own account: this one (signing out) or one on another device. Over already is over.
 * @throws Refusal not-found SESSION, when it is somebody else's or nobody's
 */
export async function endSession(context: SignedInContext, sessionId: string, now = new Date()): Promise<void> {
  const chain = chainOf(context);
  await inTransaction(chain, async (tx) => {
    const own = await tx.$queryRaw<{ over: boolean }[]>`
      SELECT ended_at IS NOT NULL AS over FROM session
      WHERE account_id = ${context.accountId}::uuid AND id::text = ${sessionId} FOR UPDATE`;
    if (!own[0]) throw new Refusal("not-found", "SESSION");
    if (own[0].over) return;
    await tx.session.update({ where: { id: sessionId }, data: { endedAt: now } });
    const facts = { account: context.accountId };
    await record(tx, chain, [{ action: "session.ended", subjectKind: "session", subjects: [sessionId], facts }], now);
  });
}
