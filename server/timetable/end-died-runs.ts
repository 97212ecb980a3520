import { mostAttempts } from "#domain/slot.ts";
import { db } from "#server/db.ts";
import { log } from "#server/log.ts";
import { silentMs } from "#server/monitoring/list-workers.ts";
import { inHand } from "#server/timetable/carry-out.ts";
import { clockOff, mostOffMs } from "#server/timetable/clock-off.ts";

type Died = { id: bigint; name: string; slot: Date; attempt: number; askedBy: string | null; outcome: string };

/**
 * Runs whose worker is silent, or this one's own that a fault tore out of its hands, have died; of those an operator was
 * about to cancel, that is all. A slot is opened again by the next look, what was asked for is asked for again.
 * To a worker whose own clock is wrong all the others would look dead: it leaves them alone.
 * @returns how many
 */
export async function endDiedRuns(clock: () => Date, workerId: string): Promise<number> {
  if (Math.abs(await clockOff(clock)) > mostOffMs) return 0;
  const now = clock();
  const silentSince = new Date(now.getTime() - silentMs);
  const died = await db().$queryRaw<Died[]>`
    UPDATE run SET outcome = CASE WHEN cancel_asked_at IS NULL THEN 'died' ELSE 'cancelled' END, finished_at = ${now}
    WHERE outcome IS NULL AND started_at < ${silentSince} AND (
      NOT EXISTS (SELECT 1 FROM worker WHERE worker.id = run.worker_id AND beat_at > ${silentSince})
      OR (worker_id = ${workerId}::uuid AND id <> ALL(${[...inHand]}::bigint[])))
    RETURNING id, name, slot, attempt, asked_by::text AS "askedBy", outcome`;
  for (const { id, name, slot, attempt, askedBy, outcome } of died) {
    log().error({ run: String(id), appointment: name, slot, attempt }, "a run has lost its worker");
    if (askedBy === null || outcome !== "died" || attempt >= mostAttempts) continue;
    await db().$executeRaw`
      INSERT INTO run (name, slot, attempt, asked_by) VALUES (${name}, ${slot}, ${attempt + 1}, ${askedBy}::uuid) ON CONFLICT DO NOTHING`;
  }
  return died.length;
}
