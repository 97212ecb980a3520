import { bucketStarts } from "#domain/duration-buckets.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** From the first instant on, up to but without the second. */
export type Span = { readonly from: Date; readonly to: Date };

/**
 * The knocks of a span by hour and by what came of them, counted from the rows: what `transfer_hour` keeps. Equal
 * answers that were counted into one row count as often as they came. One without an exchange went the way its
 * submission was sent last.
 */
export function countedKnocks({ from, to }: Span): Prisma.Sql {
  return Prisma.sql`
    SELECT ${hourOf(Prisma.sql`attempt.started_at`)} AS hour, coalesce(exchange.connector, ${wayOfUnanswered}, '') AS connector,
      attempt.knock, coalesce(attempt.reply_kind, '') AS reply_kind, coalesce(attempt.cause, '') AS cause, sum(attempt.times)::int AS count
    FROM attempt LEFT JOIN exchange ON exchange.merchant_id = attempt.merchant_id AND exchange.id = attempt.exchange_id
    WHERE attempt.started_at >= ${from} AND attempt.started_at < ${to}
    GROUP BY 1, 2, 3, 4, 5`;
}

/** The calls of a span that were answered, by hour, operation and bucket of `domain/duration-buckets.ts`. */
export function timedCalls({ from, to }: Span): Prisma.Sql {
  return Prisma.sql`
    SELECT ${hourOf(Prisma.sql`sent_at`)} AS hour, connector, operation,
      width_bucket((extract(epoch FROM replied_at - sent_at) * 1000)::int, ${[...bucketStarts]}::int[]) AS bucket, count(*)::int AS count
    FROM exchange
    WHERE sent_at >= ${from} AND sent_at < ${to} AND replied_at IS NOT NULL
    GROUP BY 1, 2, 3, 4`;
}

/** Looked up for those few alone. */
const wayOfUnanswered = Prisma.sql`
  CASE WHEN attempt.exchange_id IS NULL THEN (
    SELECT submission.connector FROM submission
    WHERE submission.merchant_id = attempt.merchant_id AND submission.id = attempt.submission_id
  ) END`;

/** `HourNumber` of a column `hour`. */
export const hourNumberInSql = Prisma.sql`(extract(epoch FROM hour) / 3600)::int`;

/** `date_trunc` asks the session's zone for every row; whole hours are the same everywhere we work. */
function hourOf(instant: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`date_bin('1 hour', ${instant}, TIMESTAMPTZ '2000-01-01 00:00:00Z')`;
}
