import type { GapReason, NumberGap } from "#domain/number-gaps.ts";
import { numberAfter } from "#domain/number-gaps.ts";
import type { BusinessDate } from "#domain/period.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

export type FoundGap = NumberGap & {
  readonly explained: { readonly id: string; readonly reason: GapReason; readonly at: Date } | null;
};
export type GapPage = {
  readonly gaps: readonly FoundGap[];
  /** `series.first` of the last one; null on the last page. */
  readonly after: string | null;
  /** There are numbers in a sequence at all: a merchant of nothing but 数电票 has none. */
  readonly sequenced: boolean;
};

const pageSize = 50;

/** Open ones or explained ones, by series and number, by keyset. */
export async function findGaps(
  context: ReaderContext,
  show: "open" | "explained",
  after: string | null,
): Promise<GapPage> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const [any] = await tx.$queryRaw<{ sequenced: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND content->>'code' <> '' AND length(content->>'number') = 8) AS sequenced`;
    const found = await selectGaps(tx, merchantId, Prisma.sql`${stateInSql(show)} AND ${beyond(after)}`, pageSize + 1);
    const gaps = found.slice(0, pageSize);
    const last = gaps.at(-1);
    return {
      gaps,
      after: found.length > pageSize && last ? `${last.series}.${last.first}` : null,
      sequenced: any?.sequenced ?? false,
    };
  });
}

type Row = {
  series: string;
  before: string;
  beforeOn: BusinessDate;
  next: string;
  nextOn: BusinessDate;
  id: bigint | null;
  reason: GapReason | null;
  at: Date | null;
};

/** `numberGaps` (domain/number-gaps.ts) as SQL, each with what explains all of it. */
export async function selectGaps(
  tx: Tx,
  merchantId: string,
  condition: Prisma.Sql,
  limit: number,
): Promise<FoundGap[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT gap.series, gap.number AS before, gap.issued_on::text AS "beforeOn", gap.next, gap.next_on::text AS "nextOn", explained.id, explained.reason, explained.at
    FROM (
      SELECT content->>'code' AS series, content->>'number' AS number, issued_on,
        lead(content->>'number') OVER sequence AS next, lead(issued_on) OVER sequence AS next_on
      FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND content->>'code' <> '' AND length(content->>'number') = 8
      WINDOW sequence AS (PARTITION BY content->>'code' ORDER BY content->>'number')
    ) AS gap
    LEFT JOIN LATERAL (
      SELECT id, reason, at FROM explained_gap WHERE merchant_id = ${merchantId}::uuid AND undone_at IS NULL AND series = gap.series
        AND first::int <= gap.number::int + 1 AND last::int >= gap.next::int - 1
      ORDER BY id DESC LIMIT 1) AS explained ON TRUE
    WHERE gap.next::int - gap.number::int > 1 AND ${condition}
    ORDER BY gap.series, gap.number LIMIT ${limit}`;
  return rows.map(gapOf);
}

function stateInSql(show: "open" | "explained"): Prisma.Sql {
  return show === "open" ? Prisma.sql`explained.id IS NULL` : Prisma.sql`explained.id IS NOT NULL`;
}

function beyond(after: string | null): Prisma.Sql {
  const [, series, first] = /^(\d{10,12})\.(\d{8})$/.exec(after ?? "") ?? [];
  return series && first ? Prisma.sql`(gap.series, gap.number) >= (${series}, ${first})` : Prisma.sql`TRUE`;
}

function gapOf({ series, before, beforeOn, next, nextOn, id, reason, at }: Row): FoundGap {
  return {
    series,
    first: numberAfter(before, 1),
    last: numberAfter(next, -1),
    count: Number(next) - Number(before) - 1,
    before: { number: before, issuedOn: beforeOn },
    after: { number: next, issuedOn: nextOn },
    explained: id !== null && reason !== null && at !== null ? { id: String(id), reason, at } : null,
  };
}
