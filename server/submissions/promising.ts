import { Prisma } from "#server/generated/prisma/client.ts";

/** Before a worker hears the bell. */
const pickUpMs = 1_000;

/**
 * From when an invoice of each kind that is queued now would be sent, and what we have learned of its way, as a relation
 * `(kind, send_limit, starts_at, load, likely, latest)`. It starts behind whatever of the merchant still waits to be sent:
 * what was sent meanwhile, or is held, makes nobody wait. Kinds whose way is shut, or is walked by a person, are not in
 * it: for them nothing is promised.
 * @param routes from `routesOf`
 */
export function promising(merchantId: string, routes: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT route.kind, route.send_limit, habits.load, habits.likely, habits.latest,
      greatest(${now}::timestamptz + ${pickUpMs} * interval '1 ms', last.promised_at - habits.likely) AS starts_at
    FROM ${routes} route
    LEFT JOIN turnstile ON turnstile.connector = route.connector
    LEFT JOIN (SELECT max(promised_at) AS promised_at FROM ${endOfQueue(merchantId)} AS waiting) AS last ON TRUE
    CROSS JOIN LATERAL (SELECT coalesce(load_ms, 1000) * interval '1 ms' AS load,
      coalesce(likely_ms, 15000) * interval '1 ms' AS likely, coalesce(latest_ms, 60000) * interval '1 ms' AS latest) AS habits
    WHERE route.reason IS NULL AND NOT route.by_hand AND route.recovering_since IS NULL)`;
}

/** The last ones of the queue, in the order it is sent in; some come back to it without a promise. */
function endOfQueue(merchantId: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT promised_at FROM submission WHERE merchant_id = ${merchantId}::uuid AND state = 'QUEUED' AND next_at IS NOT NULL
    ORDER BY next_at DESC, id DESC LIMIT 100)`;
}

/** The likely and the latest end of the one at `place` (from 0) among those queued together, by a row of `promising`. */
export const promisedEnds = Prisma.sql`
  promise.starts_at + (place / promise.send_limit) * promise.load + promise.likely,
  promise.starts_at + (place / promise.send_limit) * promise.load * 1.5 + promise.latest`;
