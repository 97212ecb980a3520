import type { DueExtension } from "#domain/deadline.ts";
import { type BusinessDate, businessDateOf } from "#domain/period.ts";
import { type PressingGroup, type Tally, tallyBy, tallyByDeadline } from "#domain/pressing.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { openInSql, pressingInSql, returnedInSql } from "#server/ledger/states-in-sql.ts";
import { lastFindings } from "#server/missing/last-findings.ts";
import { type CarriedByHand, packagesOf } from "#server/missing/packages-of.ts";
import { pressingGroups } from "#server/missing/pressing-groups.ts";

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
  /** What the bureau held and our books lacked at the last comparison. */
  readonly missingHere: number;
};
export async function overview(context: ReaderContext, now: Date): Promise<Overview> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) =>
    overviewOf(tx, merchantId, await pressingGroups(tx, merchantId), await dueExtensions(tx, merchantId), now),
  );
}

/** The same inside a transaction, for a report: page and report say one thing. */
export async function overviewOf(
  tx: Tx,
  merchantId: string,
  groups: readonly PressingGroup[],
  extensions: readonly DueExtension[],
  now: Date,
): Promise<Overview> {
  const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const pressing = tallyBy(groups, ({ standing }) => standing);
  const open = await openByState(tx, merchantId);
  const deadlines = tallyByDeadline(groups, businessDateOf(now), extensions);
  const packages = await packagesOf(tx, merchantId);
  const found = await lastFindings(tx, merchantId);
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
    returned: await returnedCount(tx, merchantId),
    notYetDue: await tx.issuedInvoice.count({ where: { merchantId: merchantId, standing: "NOT_YET_DUE" } }),
    nearestDeadline: deadlines.find(({ daysLeft }) => daysLeft >= 0) ?? null,
    overdue: deadlines.reduce((sum, { daysLeft, count }) => (daysLeft < 0 ? sum + count : sum), 0),
    atBureau: found && found.counts.matched + found.counts.tolerated,
    hasLedger:
      (await tx.issuedInvoice.findFirst({ where: { merchantId: merchantId }, select: { key: true } })) !== null,
    bureauCompleteTo: merchant.bureauCompleteTo,
    comparedAt: merchant.comparedAt,
    packages,
    missingHere: found?.counts["missing-here"] ?? 0,
  };
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
