import { openShare, type ProbeCount, type Shut, type StatusDay, statusDays } from "#domain/status-day.ts";
import { db } from "#server/db.ts";

export type WayHistory = {
  readonly way: string;
  readonly days: readonly StatusDay[];
  /** From 0 to 1, of the time that was looked at; null where nobody looked. */
  readonly share: number | null;
};

const historyDays = 90;
const dayMs = 86_400_000;

/**
 * How each way was in the last 90 days: by the outages that were measured and our own probes, never by what was said of
 * them. @param ways by connector name
 */
export async function statusHistory(ways: readonly string[], now: Date): Promise<WayHistory[]> {
  const from = new Date(now.getTime() - historyDays * dayMs);
  const [outages, probes, used] = await Promise.all([
    db().outage.findMany({
      where: { connector: { in: [...ways] }, OR: [{ endedAt: null }, { endedAt: { gt: from } }] },
      orderBy: { beganAt: "asc" },
    }),
    probesByDay(ways, from),
    usedDays(ways, from),
  ]);
  return ways.map((way) => {
    const shut: Shut[] = outages.filter(({ connector }) => connector === way);
    const asked = probes.filter(({ connector }) => connector === way);
    const known = new Set(used.filter(({ connector }) => connector === way).map(({ day }) => day));
    const days = statusDays({ shut, probes: asked, used: known }, historyDays, now);
    return { way, days, share: openShare(days, now) };
  });
}

type ProbeRow = ProbeCount & { connector: string };

/** An answer that tells us to wait is an answer. */
function probesByDay(ways: readonly string[], from: Date): Promise<ProbeRow[]> {
  return db().$queryRaw<ProbeRow[]>`
    SELECT connector, ((at AT TIME ZONE 'Asia/Shanghai')::date)::text AS day, count(*)::int AS asked,
      (count(*) FILTER (WHERE cause = ''))::int AS answered
    FROM probe WHERE connector = ANY(${[...ways]}::text[]) AND at >= ${from} GROUP BY 1, 2`;
}

/** Days on which merchants' own invoices went that way, as the transfer log counts them. */
async function usedDays(ways: readonly string[], from: Date): Promise<{ connector: string; day: string }[]> {
  return db().$queryRaw<{ connector: string; day: string }[]>`
    SELECT DISTINCT connector, ((hour AT TIME ZONE 'Asia/Shanghai')::date)::text AS day
    FROM transfer_hour WHERE connector = ANY(${[...ways]}::text[]) AND hour >= ${from}`;
}
