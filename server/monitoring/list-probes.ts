import { type Agreement, agreementOf, type ProbeCause } from "#domain/probe.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import type { OperatorContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { announcedMaintenance } from "#server/monitoring/announced-maintenance.ts";
import { wireNames } from "#server/monitoring/bureau-state.ts";

/** What we see of a way, beside what the bureau says of it. */
export type ListedProbe = {
  readonly way: ConnectorName;
  readonly last: {
    readonly at: Date;
    readonly ms: number | null;
    readonly cause: ProbeCause;
    readonly traceId: string;
  } | null;
  /** Of the last day: how many there were, and how many failed. */
  readonly day: { readonly count: number; readonly failed: number };
  readonly agreement: Agreement;
};

/** Every five minutes, and ten at most while a circuit is open: an older one is no news. */
const newsMs = 11 * 60_000;
const dayMs = 86_400_000;

export async function listProbes(context: OperatorContext, now: Date): Promise<ListedProbe[]> {
  return acrossTenants(context, async (tx) => {
    const announced = await announcedMaintenance(tx, now);
    const rows = await lastOfEach(tx, now);
    return wireNames().map((way) => {
      const row = rows.find(({ connector }) => connector === way);
      const last = row ? { at: row.at, ms: row.ms, cause: row.cause, traceId: row.traceId } : null;
      const news = last && now.getTime() - last.at.getTime() < newsMs ? last.cause : null;
      const day = { count: row?.count ?? 0, failed: row?.failed ?? 0 };
      return { way, last, day, agreement: agreementOf(news, announced.has(way)) };
    });
  });
}

type Row = {
  connector: string;
  at: Date;
  ms: number | null;
  cause: ProbeCause;
  traceId: string;
  count: number;
  failed: number;
};

function lastOfEach(tx: Tx, now: Date): Promise<Row[]> {
  const from = new Date(now.getTime() - dayMs);
  return tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (connector) connector, at, ms, cause, trace_id AS "traceId",
      (count(*) OVER way)::int AS count, (count(*) FILTER (WHERE cause <> '') OVER way)::int AS failed
    FROM probe WHERE at > ${from} AND at <= ${now} WINDOW way AS (PARTITION BY connector)
    ORDER BY connector, at DESC`;
}
