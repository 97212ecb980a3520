import { type Deadline, deadlineOf, lagDays } from "#domain/deadline.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { addSums, agree, type GapReason, gapReasons, isPeriod, minusSums, type Sums } from "#domain/month-end.ts";
import { addDays, businessDateOf, instantOf, type Period, periodAfter } from "#domain/period.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { gapsOf } from "#server/reconciliation/gaps-of.ts";
import { Refusal } from "#server/refusal.ts";

export type KindSums = { readonly kind: InvoiceKind; readonly ours: Sums; readonly theirs: Sums };
export type ReasonSums = { readonly reason: GapReason; readonly count: number; readonly weight: Sums };

/** The two books of a period side by side, and what the difference is made of. Money in fen. */
export type MonthEnd = {
  readonly period: Period;
  readonly ours: Sums;
  readonly theirs: Sums;
  /** ours − theirs; the weights of `reasons` come to just this. */
  readonly difference: Sums;
  readonly kinds: readonly KindSums[];
  readonly reasons: readonly ReasonSums[];
  readonly agrees: boolean;
  /** Still on their way to the bureau, and too new for its list: they are among what is missing there. */
  readonly onTheirWay: number;
  readonly withinLag: number;
  /** The bureau's list does not reach to the end of the period yet: what it says of it may still change. */
  readonly incomplete: boolean;
  readonly bureauCompleteTo: Date | null;
  readonly deadline: Deadline;
};

/** @throws Refusal not-found PERIOD where the text is no month */
export async function monthEnd(context: ReaderContext, period: string, now: Date): Promise<MonthEnd> {
  if (!isPeriod(period)) throw new Refusal("not-found", "PERIOD");
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const { bureauCompleteTo } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const kinds = await sumsByKind(tx, merchantId, period);
    const [ours, theirs] = [addSums(kinds.map((kind) => kind.ours)), addSums(kinds.map((kind) => kind.theirs))];
    const next = `${periodAfter(period)}-01`;
    return {
      period,
      ours,
      theirs,
      difference: minusSums(ours, theirs),
      kinds,
      reasons: await sumsByReason(tx, merchantId, period),
      agrees: kinds.every((kind) => agree(kind.ours, kind.theirs)),
      ...(await underWay(tx, merchantId, period)),
      incomplete: bureauCompleteTo === null || bureauCompleteTo < (instantOf(addDays(next, lagDays)) ?? now),
      bureauCompleteTo,
      deadline: deadlineOf(`${period}-01`, businessDateOf(now), await dueExtensions(tx, merchantId)),
    };
  });
}

/** Columns of a sum, read into `Sums`. */
type SumRow = { count: bigint; amount: bigint; tax: bigint; total: bigint };

async function sumsByKind(tx: Tx, merchantId: string, period: Period): Promise<KindSums[]> {
  const rows = await tx.$queryRaw<(SumRow & { kind: InvoiceKind; ours: boolean })[]>`
    SELECT kind, TRUE AS ours, count(*) AS count, sum(amount)::bigint AS amount, sum(tax)::bigint AS tax, sum(total)::bigint AS total
    FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND NOT voided
      AND issued_on >= ${`${period}-01`}::date AND issued_on < ${`${periodAfter(period)}-01`}::date GROUP BY kind
    UNION ALL
    SELECT kind, FALSE, count(*), sum(amount)::bigint, sum(tax)::bigint, sum(total)::bigint
    FROM held_invoice WHERE merchant_id = ${merchantId}::uuid AND status <> 'void'
      AND issued_on >= ${`${period}-01`}::date AND issued_on < ${`${periodAfter(period)}-01`}::date GROUP BY kind`;
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const of = (kind: InvoiceKind, ours: boolean) =>
    addSums(rows.filter((row) => row.kind === kind && row.ours === ours).map(sumsIn));
  return kinds.map((kind) => ({ kind, ours: of(kind, true), theirs: of(kind, false) }));
}

async function sumsByReason(tx: Tx, merchantId: string, period: Period): Promise<ReasonSums[]> {
  const rows = await tx.$queryRaw<(SumRow & { reason: GapReason; gaps: bigint })[]>`
    SELECT reason, count(*) AS gaps, sum(count_weight)::bigint AS count, sum(amount_weight)::bigint AS amount,
      sum(tax_weight)::bigint AS tax, sum(total_weight)::bigint AS total
    FROM (${gapsOf(merchantId, period)}) AS gap GROUP BY reason`;
  return gapReasons.flatMap((reason) => {
    const row = rows.find((one) => one.reason === reason);
    return row ? [{ reason, count: Number(row.gaps), weight: sumsIn(row) }] : [];
  });
}

async function underWay(
  tx: Tx,
  merchantId: string,
  period: Period,
): Promise<{ readonly onTheirWay: number; readonly withinLag: number }> {
  const [row] = await tx.$queryRaw<{ onTheirWay: bigint; withinLag: bigint }[]>`
    SELECT count(*) FILTER (WHERE standing = 'UPLOADING') AS "onTheirWay", count(*) FILTER (WHERE standing = 'NOT_YET_DUE') AS "withinLag"
    FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid
      AND issued_on >= ${`${period}-01`}::date AND issued_on < ${`${periodAfter(period)}-01`}::date`;
  return { onTheirWay: Number(row?.onTheirWay ?? 0n), withinLag: Number(row?.withinLag ?? 0n) };
}

function sumsIn({ count, amount, tax, total }: SumRow): Sums {
  return { count: Number(count), amount, tax, total };
}
