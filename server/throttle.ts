import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#server/db.ts";

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
    const key = createHash("sha256").update(of).digest("base64url");
    const { consumedPoints, msBeforeNext } = await kept(limit).consume(key).catch(asCount);
    if (consumedPoints > limit.points) return new Date(now.getTime() + msBeforeNext);
  }
  return null;
}

const limiters = new Map<string, RateLimiterPostgres>();

function kept(limit: Throttle): RateLimiterPostgres {
  const limiter = limiters.get(limit.name) ?? throttle(limit);
  limiters.set(limit.name, limiter);
  return limiter;
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
