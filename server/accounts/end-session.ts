import { chainOf, type SignedInContext } from "#server/accounts/signed-in.ts";
import { record } from "#server/audit.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Ends one session of the caller's own account: this one (signing out) or one on another device.
 * @throws Refusal not-found SESSION, also when it is somebody else's or over already
 */
export async function endSession(context: SignedInContext, sessionId: string, now = new Date()): Promise<void> {
  const chain = chainOf(context);
  await inTransaction(chain, async (tx) => {
    const ended = await tx.$queryRaw<unknown[]>`
      UPDATE session SET ended_at = ${now}
      WHERE id::text = ${sessionId} AND account_id = ${context.accountId}::uuid AND ended_at IS NULL
      RETURNING id`;
    if (ended.length === 0) throw new Refusal("not-found", "SESSION");
    const facts = { account: context.accountId };
    await record(tx, chain, [{ action: "session.ended", subjectKind: "session", subjects: [sessionId], facts }], now);
  });
}
