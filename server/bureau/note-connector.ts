import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";

const failures = new Set<ExchangeRecord["outcome"]>(["lost", "not-sent", "told-to-wait", "refused-us"]);

/** Keeps in mind how a connector behaves; one that refuses us (401, 403) is stopped until an operator looks. */
export async function noteConnector(tx: Tx, exchange: ExchangeRecord): Promise<void> {
  const at = exchange.repliedAt ?? exchange.sentAt;
  const failed = failures.has(exchange.outcome);
  const stops = exchange.outcome === "refused-us";
  await tx.$executeRaw`
    INSERT INTO connector AS known (name, last_answer_at, last_failure_at, last_failure, failures, stopped_at, stopped_reason)
    VALUES (${exchange.connector}, ${failed ? null : at}, ${failed ? at : null}, ${failed ? exchange.outcome : null}, ${failed ? 1 : 0},
      ${stops ? at : null}, ${stops ? "REFUSED_US" : null})
    ON CONFLICT (name) DO UPDATE SET
      last_answer_at = coalesce(excluded.last_answer_at, known.last_answer_at),
      last_failure_at = coalesce(excluded.last_failure_at, known.last_failure_at),
      last_failure = coalesce(excluded.last_failure, known.last_failure),
      failures = CASE WHEN ${failed} THEN known.failures + 1 ELSE 0 END,
      stopped_at = coalesce(known.stopped_at, excluded.stopped_at),
      stopped_reason = coalesce(known.stopped_reason, excluded.stopped_reason)`;
}
