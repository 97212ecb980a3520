import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { log } from "#server/log.ts";
import { keepWatch } from "#server/monitoring/keep-watch.ts";
import { sendLetters } from "#server/notices/send-letters.ts";

/** A worker that only restarts is back before this. */
const patienceMs = 60_000;
const everyMs = 60_000;

const kept = globalThis as typeof globalThis & { buchuanStandIn?: NodeJS.Timeout };

/** From now on this process looks every minute whether any worker watches, and watches where none does. */
export function standInForWorkers(): void {
  kept.buchuanStandIn ??= setInterval(() => {
    const now = new Date();
    watchWhereNobodyDoes(now).catch((fault) => log().error({ fault: String(fault) }, "nobody could stand in"));
  }, everyMs);
  kept.buchuanStandIn.unref();
}

/**
 * With the last worker the watchman is gone, and with him who would have told: so figures are taken, alerts written and
 * the house's own letters sent from here until a worker beats again.
 * @returns whether it was needed
 */
export async function watchWhereNobodyDoes(now: Date): Promise<boolean> {
  const { _max: last } = await db().worker.aggregate({ _max: { beatAt: true } });
  const ever = last.beatAt !== null;
  if (!ever || now.getTime() - (last.beatAt?.getTime() ?? 0) < patienceMs) return false;
  await keepWatch(now);
  await sendLetters(systemContext(houseId, "stand-in"), () => new Date());
  return true;
}
