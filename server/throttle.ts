import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

type Throttle = {
  readonly name: string;
  readonly points: number;
  /** Within so long, and blocked for as long after. */
  readonly seconds: number;
};

/** So many within so long, counted for all processes in the database. */
export function throttle({ name, points, seconds }: Throttle): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: "pool",
    tableName: "throttle",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    blockDuration: seconds,
  });
}

/**
 * Counts one act in each of several, from narrow to wide, so that what a narrow one stops uses up nothing of the wider.
 * @param counts `of`: whose acts are counted together; kept only as a hash
 * @returns when the first that is full takes one again; null while all have room
 */
export async function countIn(
  counts: readonly { readonly limit: Throttle; readonly of: string }[],
  now: Date,
): Promise<Date | null> {
  for (const { limit, of } of counts) {
    const { consumedPoints, msBeforeNext } = await kept(limit).consume(keyOf(of)).catch(asCount);
    if (consumedPoints > limit.points) return new Date(now.getTime() + msBeforeNext);
  }
  return null;
}

/** As `countIn`, where one that is full refuses. @throws Refusal too-much with this code, and `until` as an ISO instant */
export async function refuseBeyond(counts: Parameters<typeof countIn>[0], code: string, now: Date): Promise<void> {
  const until = await countIn(counts, now);
  if (until) throw new Refusal("too-much", code, { until: until.toISOString() });
}

/** Takes one back that was counted and turned out to be right. */
export async function uncount(limit: Throttle, of: string): Promise<void> {
  await kept(limit).reward(keyOf(of));
}

const limiters = new Map<string, RateLimiterPostgres>();

function kept(limit: Throttle): RateLimiterPostgres {
  const limiter = limiters.get(limit.name) ?? throttle(limit);
  limiters.set(limit.name, limiter);
  return limiter;
}

function keyOf(of: string): string {
  return createHash("sha256").update(of).digest("base64url");
}

/** The limiter rejects with the count itself when that is too high; anything else is a fault. */
export function asCount(rejected: unknown): RateLimiterRes {
  if (rejected instanceof RateLimiterRes) return rejected;
  throw rejected;
}

/** A pool of `pg`, as far as the limiter needs one, on the connections we have. */
const store = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint }[]>(text, ...values);
    return { rowCount: rows.length, rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })) };
  },
};
