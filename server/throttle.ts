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
