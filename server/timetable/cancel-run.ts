import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * What no worker has taken up is off at once; what runs ends between one merchant and the next, and keeps what it did.
 * @throws Refusal not-found RUN, not-now RUN_ENDED
 */
export async function cancelRun({ accountId }: OperatorContext, runId: string, now: Date): Promise<void> {
  if (!/^\d{1,18}$/.test(runId)) throw new Refusal("not-found", "RUN");
  const id = BigInt(runId);
  const house = systemContext(houseId, "operations");
  await inTransaction(house, async (tx) => {
    const rows = await tx.$queryRaw<{ name: string; outcome: string | null }[]>`
      UPDATE run SET cancel_asked_at = coalesce(cancel_asked_at, ${now}),
        outcome = CASE WHEN started_at IS NULL THEN 'cancelled' END, finished_at = CASE WHEN started_at IS NULL THEN ${now}::timestamptz END
      WHERE id = ${id} AND outcome IS NULL RETURNING name, outcome`;
    const [run] = rows;
    if (!run) {
      const known = await tx.run.findUnique({ where: { id }, select: { id: true } });
      throw known ? new Refusal("not-now", "RUN_ENDED") : new Refusal("not-found", "RUN");
    }
    const facts = { account: accountId, appointment: run.name };
    await record(tx, house, [{ action: "run.cancelled", subjectKind: "run", subjects: [runId], facts }], now);
  });
}
