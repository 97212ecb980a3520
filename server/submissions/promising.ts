import { Prisma } from "#server/generated/prisma/client.ts";

/** Before a worker hears the bell. */
const pickUpMs = 1_000;

/**
 * From when an invoice of each kind that is queued now would be sent, and what we have learned of its way, as a relation
 * `(kind, send_limit, starts_at, load, likely, latest)`. It starts behind whatever the merchant queued before. Kinds whose
 * way is shut, or is walked by a person, are not in it: for them nothing is promised.
 * @param routes from `routesOf`
 */
export function promising(merchantId: string, routes: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT route.kind, route.send_limit, habits.load, habits.likely, habits.latest,
      greatest(${now}::timestamptz + ${pickUpMs} * interval '1 ms', last.promised_at - habits.likely) AS starts_at
    FROM ${routes} route
    LEFT JOIN turnstile ON turnstile.connector = route.connector
    LEFT JOIN (SELECT promised_at FROM submission WHERE merchant_id = ${merchantId}::uuid ORDER BY id DESC LIMIT 1) AS last ON TRUE
    CROSS JOIN LATERAL (SELECT coalesce(load_ms, 1000) * interval '1 ms' AS load,
      coalesce(likely_ms, 15000) * interval '1 ms' AS likely, coalesce(latest_ms, 60000) * interval '1 ms' AS latest) AS habits
    WHERE route.reason IS NULL AND NOT route.by_hand AND route.recovering_since IS NULL)`;
}

/** The likely and the latest end of the one at `place` (from 0) among those queued together, by a row of `promising`. */
export const promisedEnds = Prisma.sql`
  promise.starts_at + (place / promise.send_limit) * promise.load + promise.likely,
  promise.starts_at + (place / promise.send_limit) * promise.load * 1.5 + promise.latest`;
