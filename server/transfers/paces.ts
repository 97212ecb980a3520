import { type Buckets, merged, oneBucket, parseBuckets } from "#domain/duration-buckets.ts";
import { type HourNumber, hourNumberOf } from "#domain/transfer-hour.ts";
import type { Tx } from "#server/db.ts";
import { hourNumberInSql, type Span, timedCalls } from "#server/transfers/counted-knocks.ts";

/** How long the calls of one hour took, of one operation on one way. */
export type Pace = {
  readonly hour: HourNumber;
  readonly connector: string;
  readonly operation: string;
  readonly buckets: Buckets;
};

type Timed = { hour: Date; connector: string; operation: string; bucket: number; count: number };

/** From the exchanges themselves. */
export async function measurePaces(tx: Tx, span: Span): Promise<Pace[]> {
  const rows = await tx.$queryRaw<Timed[]>(timedCalls(span));
  const paces = Object.groupBy(rows, ({ hour, connector, operation }) => `${hour.getTime()} ${connector} ${operation}`);
  return Object.values(paces).flatMap((own = []) => {
    const first = own[0];
    if (!first) return [];
    const { hour, connector, operation } = first;
    const buckets = merged(own.map(({ bucket, count }) => oneBucket(bucket, count)));
    return [{ hour: hourNumberOf(hour), connector, operation, buckets }];
  });
}

/** From what was counted. All hours of an operation come as one text: a month of rows one by one costs Prisma more than all else. */
export async function readPaces(tx: Tx, { from, to }: Span): Promise<Pace[]> {
  const rows = await tx.$queryRaw<{ connector: string; operation: string; hours: string }[]>`
    SELECT connector, operation, string_agg(${hourNumberInSql} || ':' || buckets, ' ') AS hours FROM transfer_pace
    WHERE hour >= ${from} AND hour < ${to} GROUP BY 1, 2`;
  return rows.flatMap(({ connector, operation, hours }) =>
    hours.split(" ").map((text) => {
      const [hour, buckets = ""] = text.split(":");
      return { hour: Number(hour), connector, operation, buckets: parseBuckets(buckets) };
    }),
  );
}
