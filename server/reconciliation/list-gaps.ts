import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { type GapReason, isPeriod } from "#domain/month-end.ts";
import type { BusinessDate } from "#domain/period.ts";
import type { Standing } from "#domain/standing.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { gapsOf } from "#server/reconciliation/gaps-of.ts";
import { Refusal } from "#server/refusal.ts";

/** One invoice that counts differently, as either book has it; null where it has it not. Money in fen. */
export type ListedGap = {
  readonly key: string;
  readonly reason: GapReason;
  readonly kind: InvoiceKind;
  readonly buyerName: string;
  readonly standing: Standing | null;
  readonly ours: GapSide | null;
  readonly theirs: GapSide | null;
  /** What it adds to ours − theirs. */
  readonly weight: { readonly count: number; readonly total: bigint };
};
export type GapSide = {
  readonly issuedOn: BusinessDate;
  readonly amount: bigint;
  readonly tax: bigint;
  readonly total: bigint;
};
export type GapPage = { readonly rows: readonly ListedGap[]; readonly after: string | null };

export const gapPageSize = 100;

/** By number, by keyset. @param after a key @throws Refusal not-found PERIOD where the text is no month */
export async function listGaps(context: ReaderContext, period: string, after: string | null): Promise<GapPage> {
  const found = await select(context, period, after ?? "", gapPageSize + 1);
  const rows = found.slice(0, gapPageSize);
  return { rows, after: found.length > gapPageSize ? (rows.at(-1)?.key ?? null) : null };
}

const chunkSize = 2_000;

/** All of them, in chunks, each from where the last one ended. @throws as `listGaps` */
export async function* exportGaps(context: ReaderContext, period: string): AsyncGenerator<ListedGap[]> {
  let after = "";
  for (;;) {
    const rows: ListedGap[] = await select(context, period, after, chunkSize);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.key;
  }
}

type Row = {
  key: string;
  reason: GapReason;
  kind: InvoiceKind;
  buyerName: string;
  standing: Standing | null;
  ourDay: string | null;
  ourAmount: bigint;
  ourTax: bigint;
  ourTotal: bigint;
  theirDay: string | null;
  theirAmount: bigint;
  theirTax: bigint;
  theirTotal: bigint;
  count: number;
  total: bigint;
};

async function select(context: ReaderContext, period: string, after: string, limit: number): Promise<ListedGap[]> {
  if (!isPeriod(period)) throw new Refusal("not-found", "PERIOD");
  const rows = await inTransaction(
    context,
    (tx) => tx.$queryRaw<Row[]>`
    SELECT key, reason, kind, buyer_name AS "buyerName", standing, our_day::text AS "ourDay", our_amount AS "ourAmount", our_tax AS "ourTax",
      our_total AS "ourTotal", their_day::text AS "theirDay", their_amount AS "theirAmount", their_tax AS "theirTax",
      their_total AS "theirTotal", count_weight AS count, total_weight AS total
    FROM (${gapsOf(context.merchantId, period)}) AS gap WHERE key > ${after} ORDER BY key LIMIT ${limit}`,
  );
  return rows.map((row) => ({
    key: row.key,
    reason: row.reason,
    kind: row.kind,
    buyerName: row.buyerName,
    standing: row.standing,
    ours: sideOf(row.ourDay, row.ourAmount, row.ourTax, row.ourTotal),
    theirs: sideOf(row.theirDay, row.theirAmount, row.theirTax, row.theirTotal),
    weight: { count: row.count, total: row.total },
  }));
}

function sideOf(issuedOn: string | null, amount: bigint, tax: bigint, total: bigint): GapSide | null {
  return issuedOn === null ? null : { issuedOn, amount, tax, total };
}
