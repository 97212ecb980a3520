import { type RunState, runStateOf } from "#domain/run-state.ts";
import type { RunOutcome } from "#domain/slot.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { silentMs } from "#server/monitoring/list-workers.ts";

/** One run of the timetable. */
export type ListedRun = {
  readonly id: string;
  readonly name: string;
  /** When it should be; of one that was asked for, when it was asked. */
  readonly slot: Date;
  readonly attempt: number;
  readonly state: RunState;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** How far it is, where it counts. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** How many it did it for, where it counts. */
  readonly count: number | null;
  readonly fault: string | null;
  /** Who asked for it; null for what came by itself. */
  readonly askedBy: string | null;
  readonly workerId: string | null;
};
export type RunPage = { readonly rows: readonly ListedRun[]; readonly after: string | null };
export type RunFilter = { readonly name?: string; readonly before?: string };

const pageSize = 30;

/** The newest first, by keyset on the id. @param filter `before`: id of the last one seen */
export async function listRuns(
  _context: OperatorContext,
  filter: RunFilter,
  now: Date,
  size = pageSize,
): Promise<RunPage> {
  const named = filter.name ? Prisma.sql`run.name = ${filter.name}` : Prisma.sql`TRUE`;
  const from =
    filter.before && /^\d{1,18}$/.test(filter.before)
      ? Prisma.sql`run.id < ${BigInt(filter.before)}`
      : Prisma.sql`TRUE`;
  const found = await runsWhere(Prisma.sql`${named} AND ${from} ORDER BY run.id DESC LIMIT ${size + 1}`, now);
  const rows = found.slice(0, size);
  return { rows, after: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

type Row = {
  id: bigint;
  name: string;
  slot: Date;
  attempt: number;
  outcome: RunOutcome | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  cancelAskedAt: Date | null;
  workerId: string | null;
  doneCount: number | null;
  totalCount: number | null;
  count: number | null;
  fault: string | null;
  askedBy: string | null;
  workerAlive: boolean;
};

/** Runs with the names of their people. @param which condition, order and limit on `run` */
export async function runsWhere(which: Prisma.Sql, now: Date): Promise<ListedRun[]> {
  const silentSince = new Date(now.getTime() - silentMs);
  const rows = await db().$queryRaw<Row[]>`
    SELECT run.id, run.name, slot, attempt, outcome, run.started_at AS "startedAt", finished_at AS "finishedAt",
      cancel_asked_at AS "cancelAskedAt", worker_id::text AS "workerId", done_count AS "doneCount", total_count AS "totalCount",
      (detail->>'count')::int AS count, detail->>'fault' AS fault, account.name AS "askedBy",
      (worker.beat_at > ${silentSince} OR run.started_at > ${silentSince}) IS TRUE AS "workerAlive"
    FROM run LEFT JOIN account ON account.id = run.asked_by LEFT JOIN worker ON worker.id = run.worker_id
    WHERE ${which}`;
  return rows.map(listed);
}

function listed({ id, outcome, cancelAskedAt, workerAlive, doneCount, totalCount, ...run }: Row): ListedRun {
  return {
    ...run,
    id: String(id),
    state: runStateOf({ startedAt: run.startedAt, outcome, cancelAskedAt, workerAlive }),
    progress: doneCount === null || totalCount === null ? null : { done: doneCount, of: totalCount },
  };
}
