import { Prisma } from "#server/generated/prisma/client.ts";

/** Before a worker hears the bell. */
const pickUpMs = 1_000;

/**
 * When an invoice that is queued now will likely be done, and by when at the latest: `(likely, latest)` for an `asked`
 * row with its `place` among those queued with it, by its `route` and what we have learned of that way. It stands behind
 * whatever the merchant queued before. Nothing is promised on a way that is shut, or that a person walks.
 */
export function promising(merchantId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT begins.at + begins.queue_ms * ms + habits.likely_ms * ms AS likely,
      begins.at + begins.queue_ms * 1.5 * ms + habits.latest_ms * ms AS latest
    FROM (SELECT interval '1 ms' AS ms) AS unit
    CROSS JOIN LATERAL (
      SELECT coalesce(max(load_ms), 1000) AS load_ms, coalesce(max(likely_ms), 15000) AS likely_ms, coalesce(max(latest_ms), 60000) AS latest_ms
      FROM turnstile WHERE turnstile.connector = route.connector) AS habits
    CROSS JOIN LATERAL (
      SELECT greatest(${now}::timestamptz + ${pickUpMs} * ms, (
          SELECT promised_at - habits.likely_ms * ms FROM submission WHERE merchant_id = ${merchantId}::uuid ORDER BY id DESC LIMIT 1)) AS at,
        (asked.place / route.send_limit) * habits.load_ms AS queue_ms) AS begins
    WHERE route.reason IS NULL AND NOT route.by_hand AND route.recovering_since IS NULL`;
}
