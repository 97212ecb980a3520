import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

const holdMs = 60_000;

/**
 * A stopped connector holds what is due (HELD, with the reason and the time of the next look); a running one lets go
 * of what was held.
 */
export async function holdWhileStopped(tx: Tx, context: SystemContext, now: Date): Promise<void> {
  const stopped = await tx.connector.findFirst({ where: { stoppedAt: { not: null } } });
  if (stopped) {
    await move(tx, context, now, {
      from: "QUEUED",
      to: "HELD",
      reason: "BUREAU_STOPPED",
      nextAt: new Date(now.getTime() + holdMs),
      action: "submission.held",
    });
    await tx.$executeRaw`
      UPDATE submission SET next_at = ${new Date(now.getTime() + holdMs)}
      WHERE merchant_id = ${context.merchantId}::uuid AND state = 'HELD' AND next_at <= ${now}`;
    return;
  }
  await move(tx, context, now, {
    from: "HELD",
    to: "QUEUED",
    reason: null,
    nextAt: now,
    action: "submission.released",
  });
}

type Move = {
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly nextAt: Date;
  readonly action: string;
};

async function move(
  tx: Tx,
  context: SystemContext,
  now: Date,
  { from, to, reason, nextAt, action }: Move,
): Promise<void> {
  const moved = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE submission SET state = ${to}, state_since = ${now}, revision = revision + 1, held_reason = ${reason}, next_at = ${nextAt}
    WHERE merchant_id = ${context.merchantId}::uuid AND state = ${from} AND next_at <= ${now}
    RETURNING id`;
  await record(tx, context, [{ action, subjectKind: "submission", subjects: moved.map(({ id }) => String(id)) }], now);
}
