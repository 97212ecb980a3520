import { z } from "zod";
import { deadlineOf } from "#domain/deadline.ts";
import { type BusinessDate, businessDateOf } from "#domain/period.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { openInSql, pressingInSql, returnedInSql } from "#server/ledger/states-in-sql.ts";
import { type CarriedByHand, packagesOf } from "#server/missing/packages-of.ts";

/** What the first page says: am I all right, what must I do first, by when. Money in fen. */
export type Overview = {
  readonly merchant: { readonly name: string; readonly taxpayerId: string };
  readonly missing: Tally;
  readonly differing: Tally;
  readonly tooLate: Tally;
  readonly onTheirWay: number;
  /** On their way without an answer yet: nobody may send them again. */
  readonly unknown: number;
  /** Held back because nothing can go to the bureau now; what a person carries is not among them. */
  readonly held: number;
  /** Sent back by the bureau and still not there. */
  readonly returned: number;
  readonly withSupport: number;
  readonly notYetDue: number;
  /** Pressing ones whose deadline has passed. */
  readonly overdue: number;
  /** What the bureau held at the last comparison; null before the first. */
  readonly atBureau: number | null;
  /** Anything in our books at all: without it there is nothing to compare. */
  readonly hasLedger: boolean;
  readonly nearestDeadline: { readonly due: BusinessDate; readonly daysLeft: number; readonly count: number } | null;
  readonly bureauCompleteTo: Date | null;
  readonly comparedAt: Date | null;
  readonly packages: CarriedByHand;
};
export type Tally = { readonly count: number; readonly total: bigint };

export async function overview(context: ReaderContext, now: Date): Promise<Overview> {
  return inTransaction(context, async (tx) => {
    const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: context.merchantId } });
    const pressing = await tallies(tx, context.merchantId);
    const open = await openByState(tx, context.merchantId);
    const deadlines = await pressingByDeadline(tx, context.merchantId, businessDateOf(now));
    const packages = await packagesOf(tx, context.merchantId);
    const nothing: Tally = { count: 0, total: 0n };
    return {
      merchant: { name: merchant.name, taxpayerId: merchant.taxpayerId },
      missing: pressing.get("MISSING") ?? nothing,
      differing: pressing.get("DIFFERS") ?? nothing,
      tooLate: pressing.get("TOO_LATE_REISSUE") ?? nothing,
      onTheirWay: [...open.values()].reduce((sum, count) => sum + count, 0),
      unknown: open.get("UNKNOWN") ?? 0,
      held: (open.get("HELD") ?? 0) - packages.waiting - packages.inHand,
      withSupport: open.get("NEEDS_SUPPORT") ?? 0,
      returned: await returnedCount(tx, context.merchantId),
      notYetDue: await tx.issuedInvoice.count({ where: { merchantId: context.merchantId, standing: "NOT_YET_DUE" } }),
      nearestDeadline: deadlines.find(({ daysLeft }) => daysLeft >= 0) ?? null,
      overdue: deadlines.reduce((sum, { daysLeft, count }) => (daysLeft < 0 ? sum + count : sum), 0),
      atBureau: await heldAtLastComparison(tx, context.merchantId),
      hasLedger:
        (await tx.issuedInvoice.findFirst({ where: { merchantId: context.merchantId }, select: { key: true } })) !==
        null,
      bureauCompleteTo: merchant.bureauCompleteTo,
      comparedAt: merchant.comparedAt,
      packages,
    };
  });
}

async function tallies(tx: Tx, merchantId: string): Promise<Map<string, Tally>> {
  const rows = await tx.$queryRaw<{ standing: string; count: bigint; total: bigint }[]>`
    SELECT standing, count(*) AS count, sum(total)::bigint AS total FROM issued_invoice
    WHERE merchant_id = ${merchantId}::uuid AND standing IN (${pressingInSql}) GROUP BY standing`;
  return new Map(rows.map(({ standing, count, total }) => [standing, { count: Number(count), total }]));
}

async function openByState(tx: Tx, merchantId: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ state: string; count: bigint }[]>`
    SELECT state, count(*) AS count FROM submission
    WHERE merchant_id = ${merchantId}::uuid
      AND state IN (${openInSql})
    GROUP BY state`;
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

async function returnedCount(tx: Tx, merchantId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM issued_invoice ledger
    JOIN submission last ON last.merchant_id = ledger.merchant_id AND last.id = ledger.last_submission_id
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.standing IN (${pressingInSql})
      AND last.state IN (${returnedInSql})`;
  return Number(rows[0]?.count ?? 0n);
}

type PressingDeadline = { readonly due: BusinessDate; readonly daysLeft: number; readonly count: number };

/** How many pressing invoices each deadline has, the oldest first. */
async function pressingByDeadline(tx: Tx, merchantId: string, today: BusinessDate): Promise<PressingDeadline[]> {
  const months = await tx.$queryRaw<{ issued_on: string; count: bigint }[]>`
    SELECT min(issued_on)::text AS issued_on, count(*) AS count FROM issued_invoice
    WHERE merchant_id = ${merchantId}::uuid AND standing IN (${pressingInSql})
    GROUP BY date_trunc('month', issued_on) ORDER BY 1`;
  return months.map(({ issued_on, count }) => {
    const { due, daysLeft } = deadlineOf(issued_on, today);
    return { due, daysLeft, count: Number(count) };
  });
}

/** Counting the whole ledger anew for every look would cost what a comparison costs. */
async function heldAtLastComparison(tx: Tx, merchantId: string): Promise<number | null> {
  const last = await tx.comparison.findFirst({
    where: { merchantId, outcome: "complete" },
    orderBy: { id: "desc" },
    select: { counts: true },
  });
  const counts = z.record(z.string(), z.number()).safeParse(last?.counts);
  return counts.success ? (counts.data.AT_BUREAU ?? 0) + (counts.data.CONFIRMED_IN_PERIOD ?? 0) : null;
}
