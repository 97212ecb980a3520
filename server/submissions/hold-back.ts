import { later } from "#domain/period.ts";
import { type AuditAct, record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import type { Sender } from "#server/ledger/find-party.ts";
import { routesOf } from "#server/submissions/routes.ts";

const waitForPersonMs = 24 * 3_600_000;
const waitForWaveMs = 60_000;

/**
 * Holds what is due but may not go now (HELD, with the reason and the time of the next look), and lets go of what was
 * held and may: a way that is shut, a quota that is spent, a wave not yet come, a package nobody asked for.
 */
export async function holdBack(context: SystemContext, sender: Sender, now: Date): Promise<void> {
  await inTransaction(context, async (tx) => move(tx, context, await routesOf(tx, sender, now), now));
}

async function move(tx: Tx, context: SystemContext, routes: Prisma.Sql, now: Date): Promise<void> {
  const moved = await tx.$queryRaw<{ id: bigint; state: string }[]>`
    WITH due AS (
      SELECT submission.id, submission.state, route.connector, route.until, ${heldBackBecause} AS reason
      FROM submission
      JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
      JOIN ${routes} route ON route.kind = ledger.kind
      WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.state IN ('QUEUED', 'HELD') AND submission.next_at <= ${now}
        AND (submission.state = 'HELD' OR ${heldBackBecause} IS NOT NULL)
      ORDER BY submission.id FOR UPDATE OF submission
    )
    UPDATE submission SET
      state = CASE WHEN due.reason IS NULL THEN 'QUEUED' ELSE 'HELD' END,
      held_reason = due.reason,
      connector = coalesce(due.connector, submission.connector),
      promised_at = NULL, promised_by = NULL, released_at = CASE WHEN due.reason IS NULL THEN submission.released_at END,
      next_at = CASE
        WHEN due.reason IS NULL THEN ${now}
        WHEN due.reason IN ('PACKAGE_WAITS', 'IN_PACKAGE') THEN ${later(now, waitForPersonMs)}
        WHEN due.reason = 'WAVE' THEN ${later(now, waitForWaveMs)}
        ELSE due.until END,
      state_since = CASE WHEN due.state = ${moving} THEN ${now} ELSE submission.state_since END,
      revision = submission.revision + CASE WHEN due.state = ${moving} THEN 1 ELSE 0 END
    FROM due
    WHERE submission.merchant_id = ${context.merchantId}::uuid AND submission.id = due.id
    RETURNING submission.id, CASE WHEN due.state = ${moving} THEN submission.state END AS state`;
  await record(tx, context, [act("submission.held", "HELD"), act("submission.released", "QUEUED")], now);

  function act(action: string, state: string): AuditAct {
    const subjects = moved.filter((row) => row.state === state).map(({ id }) => String(id));
    return { action, subjectKind: "submission", subjects };
  }
}

/** The state from which a row moves by this decision. */
const moving = Prisma.sql`CASE WHEN due.reason IS NULL THEN 'HELD' ELSE 'QUEUED' END`;

/** Why a `submission` may not go by its `route` now; null when it may. */
export const heldBackBecause = Prisma.sql`CASE
  WHEN submission.held_reason = 'IN_PACKAGE' THEN 'IN_PACKAGE'
  WHEN route.reason IS NOT NULL THEN route.reason
  WHEN route.by_hand AND (submission.released_at IS NULL OR submission.connector IS DISTINCT FROM route.connector) THEN 'PACKAGE_WAITS'
  WHEN submission.released_at IS NULL AND route.recovering_since IS NOT NULL THEN 'WAVE'
  WHEN submission.released_at < route.recovering_since THEN 'WAVE' END`;
