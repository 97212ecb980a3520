import { readdirSync } from "node:fs";
import { join } from "node:path";
import { db } from "#server/db.ts";
import { log } from "#server/log.ts";
import { silentMs } from "#server/monitoring/list-workers.ts";
import { mostOffMs } from "#server/timetable/clock-off.ts";

/** Whether pages can be served, and whether what they promise is being done. Says nothing of addresses or versions. */
export type Readiness = {
  /** The database answers and is as new as this code. */
  readonly ready: boolean;
  readonly database: "answers" | "silent";
  readonly migrations: "applied" | "behind" | "unknown";
  /** Without a worker pages still work and nothing is lost, so it is told and no reason to take the pages away. */
  readonly worker: "beats" | "silent" | "unknown";
  /** A worker whose clock is wrong (`timetable/clock-off`) keeps no appointments. */
  readonly clocks: "agree" | "differ" | "unknown";
};

const patienceMs = 3_000;
const silent: Readiness = {
  ready: false,
  database: "silent",
  migrations: "unknown",
  worker: "unknown",
  clocks: "unknown",
};

export async function readiness(now: Date): Promise<Readiness> {
  try {
    return await Promise.race([look(now), giveUp()]);
  } catch (fault) {
    log().warn({ fault: String(fault) }, "not ready");
    return silent;
  }
}

async function look(now: Date): Promise<Readiness> {
  const applied = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(applied.map(({ name }) => name));
  const complete = wanted().every((name) => names.has(name));
  const beating = await db().worker.findMany({ where: { beatAt: { gt: new Date(now.getTime() - silentMs) } } });
  return {
    ready: complete,
    database: "answers",
    migrations: complete ? "applied" : "behind",
    worker: beating.length > 0 ? "beats" : "silent",
    clocks: clocksOf(beating),
  };
}

function clocksOf(workers: readonly { clockOffMs: bigint }[]): Readiness["clocks"] {
  if (workers.length === 0) return "unknown";
  return workers.some(({ clockOffMs }) => Math.abs(Number(clockOffMs)) > mostOffMs) ? "differ" : "agree";
}

/** The migrations this code came with. */
function wanted(): string[] {
  const folder = join(process.cwd(), "prisma/migrations");
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function giveUp(): Promise<never> {
  return new Promise((_, fail) => {
    setTimeout(() => fail(new Error(`the database was silent for ${patienceMs} ms`)), patienceMs).unref();
  });
}
