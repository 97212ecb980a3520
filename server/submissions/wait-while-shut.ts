import type { SubmissionState } from "#domain/submission.ts";
import { everyWay } from "#server/bureau/bureau.ts";
import { gatesOf } from "#server/bureau/gate.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** The way a `submission` was sent by; a version before this one knew only one and left it out. */
export const sentBy = Prisma.sql`coalesce(submission.connector, 'leqi')`;

/** The ways that may be called now. */
export async function openWays(tx: Tx, now: Date): Promise<string[]> {
  const gates = await gatesOf(tx, everyWay, now);
  return [...gates].filter(([, gate]) => gate.open).map(([name]) => name);
}

/** Nobody lets go of what only asks: it looks by itself whether its way is open again. */
const longestWaitMs = 60_000;

/** Puts off asking about what was sent by a way that is shut now, until it is looked at again. No state changes. */
export async function waitWhileShut(
  context: SystemContext,
  states: readonly SubmissionState[],
  now: Date,
): Promise<void> {
  await inTransaction(context, async (tx) => {
    for (const [connector, gate] of await gatesOf(tx, everyWay, now)) {
      if (gate.open) continue;
      await tx.submission.updateMany({
        where: { merchantId: context.merchantId, connector, state: { in: [...states] }, nextAt: { lte: now } },
        data: { nextAt: new Date(Math.min(gate.until.getTime(), now.getTime() + longestWaitMs)) },
      });
    }
  });
}
