import type { pressingStandings } from "#domain/standing.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lackGround } from "#server/missing/lack-in-sql.ts";
import { type MissingFilter, missingCondition } from "#server/missing/missing-filter.ts";

type PressingStanding = (typeof pressingStandings)[number];
/** How many invoices of the filtered list have each standing, and their sum in fen. */
export type MissingCounts = Readonly<Record<PressingStanding, { readonly count: number; readonly total: bigint }>>;

/** The counters over the list: the filter's own standing is left out, so that they say what each other view holds. */
export async function countMissing(
  context: ReaderContext,
  filter: MissingFilter,
  now = new Date(),
): Promise<MissingCounts> {
  const rows = await inTransaction(context, async (tx) => {
    const ground = filter.lack ? await lackGround(tx, context.merchantId, now) : null;
    const condition = missingCondition(context.merchantId, { ...filter, standing: undefined }, ground);
    return tx.$queryRaw<{ standing: string; count: bigint; total: bigint }[]>`
      SELECT standing, count(*) AS count, sum(total)::bigint AS total FROM issued_invoice ledger WHERE ${condition} GROUP BY standing`;
  });
  const found = new Map(rows.map((row) => [row.standing, { count: Number(row.count), total: row.total }]));
  const nothing = { count: 0, total: 0n };
  const of = (standing: PressingStanding) => found.get(standing) ?? nothing;
  return { MISSING: of("MISSING"), DIFFERS: of("DIFFERS"), TOO_LATE_REISSUE: of("TOO_LATE_REISSUE") };
}
