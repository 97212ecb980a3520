import { bucketsText } from "#domain/duration-buckets.ts";
import { firstOpenHour, hourOf, instantOfHour } from "#domain/transfer-hour.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { countedKnocks, type Span } from "#server/transfers/counted-knocks.ts";
import { lastCountedHour } from "#server/transfers/last-counted-hour.ts";
import { measurePaces } from "#server/transfers/paces.ts";

const hourMs = 3_600_000;
const chunkMs = 24 * hourMs;
/** `B` and `T` of the house: one round at a time, whichever worker. */
const roundLock = 0x4254;

/**
 * Counts the transfer log by hours: those that may still change, those that were never counted, and those an answer came
 * into after they were closed. Run twice it counts the same again.
 * @returns how many hours were counted
 */
export async function rollUpTransfers(now: Date): Promise<number> {
  const reopened = await recountReopened();
  const from = await firstToCount(now);
  if (from === null) return reopened;
  const end = hourOf(now).getTime() + hourMs;
  for (let start = from.getTime(); start < end; start += chunkMs)
    await recount({ from: new Date(start), to: new Date(Math.min(start + chunkMs, end)) });
  return reopened + Math.max(0, (end - from.getTime()) / hourMs);
}

/** When the last round ran, every hour that was open at its last counted one may have been counted too early. */
async function firstToCount(now: Date): Promise<Date | null> {
  return acrossTenants({ kind: "worker" }, async (tx) => {
    const last = await lastCountedHour(tx);
    if (last) return firstOpenHour(last < now ? last : now);
    const rows = await tx.$queryRaw<{ first: Date | null }[]>`
      SELECT least((SELECT min(started_at) FROM attempt), (SELECT min(sent_at) FROM exchange)) AS first`;
    const first = rows[0]?.first;
    return first ? hourOf(first) : null;
  });
}

async function recountReopened(): Promise<number> {
  return acrossTenants({ kind: "worker" }, async (tx) => {
    const hours = await tx.$queryRaw<{ hour: Date }[]>`DELETE FROM transfer_reopened RETURNING hour`;
    for (const { hour } of hours) await recountWithin(tx, { from: hour, to: new Date(hour.getTime() + hourMs) });
    return hours.length;
  });
}

function recount(span: Span): Promise<void> {
  return acrossTenants({ kind: "worker" }, (tx) => recountWithin(tx, span));
}

async function recountWithin(tx: Tx, span: Span): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${roundLock})`;
  const counted = { hour: { gte: span.from, lt: span.to } };
  await tx.transferHour.deleteMany({ where: counted });
  await tx.$executeRaw`
    INSERT INTO transfer_hour (hour, connector, knock, reply_kind, cause, count) ${countedKnocks(span)}`;
  await tx.transferPace.deleteMany({ where: counted });
  const paces = await measurePaces(tx, span);
  const data = paces.map((pace) => ({ ...pace, hour: instantOfHour(pace.hour), buckets: bucketsText(pace.buckets) }));
  await tx.transferPace.createMany({ data });
}
