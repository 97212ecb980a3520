import type { DueExtension } from "#domain/deadline.ts";
import { addDays, businessDateOf, instantOf } from "#domain/period.ts";
import { pressingReasonOf, type Tally, tallyByAge, tallyByDeadline, tallyByReason } from "#domain/pressing.ts";
import { type MerchantReport, type ReportName, spanOfReport, trendDays } from "#domain/report.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { lastFindings } from "#server/missing/last-findings.ts";
import { missingInvoice, select } from "#server/missing/list-missing.ts";
import { missingCondition } from "#server/missing/missing-filter.ts";
import { overviewOf } from "#server/missing/overview.ts";
import { pressingAsOf } from "#server/missing/pressing-as-of.ts";
import { pressingGroups } from "#server/missing/pressing-groups.ts";
import { countComparisons } from "#server/reports/count-comparisons.ts";
import { placesOf } from "#server/reports/places-of.ts";
import { type Result, results, type SubmittedTally, tallySubmitted } from "#server/submissions/tally-submitted.ts";

/** More would be a list, and there is one: what is left out is counted in `reasons`. */
const mostInvoices = 200;

/** What there is to tell a merchant of a day or month, by the verbs that fill its pages. */
export function readMerchant(context: SystemContext, name: ReportName, now: Date): Promise<MerchantReport> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const today = businessDateOf(now);
    const groups = await pressingGroups(tx, merchantId);
    const span = spanOfReport(name.kind, name.period);
    const submitted = await tallySubmitted(tx, merchantId, { ...span, by: name.kind === "daily" ? "hour" : "day" });
    const extensions = await dueExtensions(tx, merchantId);
    const overview = await overviewOf(tx, merchantId, groups, extensions, now);
    return {
      ...name,
      for: "merchant",
      madeAt: now.toISOString(),
      merchant: overview.merchant,
      now: figuresOf(overview),
      reasons: tallyByReason(groups),
      ages: tallyByAge(groups, today),
      dues: tallyByDeadline(groups, today, extensions),
      sent: sentOf(submitted),
      places: placesOf(name, submitted),
      trend: await trendOf(tx, merchantId, name),
      files: await filesOf(tx, merchantId, span),
      compared: await comparedOf(tx, merchantId, span),
      invoices: groups.length === 0 ? [] : await firstInvoices(tx, merchantId, today, extensions),
    };
  });
}

type Overview = Awaited<ReturnType<typeof overviewOf>>;

function figuresOf(overview: Overview): MerchantReport["now"] {
  const { missing, differing, tooLate, onTheirWay, unknown, held, returned, withSupport, notYetDue, overdue } =
    overview;
  return {
    ...{ missing, differing, tooLate, onTheirWay, unknown, held, returned, withSupport, notYetDue, overdue },
    toCarry: overview.packages.waiting + overview.packages.inHand,
    atBureau: overview.atBureau,
    missingHere: overview.missingHere,
    bureauCompleteTo: overview.bureauCompleteTo?.toISOString() ?? null,
    comparedAt: overview.comparedAt?.toISOString() ?? null,
  };
}

function sentOf(submitted: readonly SubmittedTally[]): MerchantReport["sent"] {
  const sum = (rows: readonly Tally[]): Tally => ({
    count: rows.reduce((all, { count }) => all + count, 0),
    total: rows.reduce((all, { total }) => all + total, 0n),
  });
  const by = results.map((result) => [result, sum(submitted.filter((one) => one.result === result))]);
  return { all: sum(submitted), ...(Object.fromEntries(by) as Record<Result, Tally>) };
}

/** At the end of each day; null where our books begin later. */
async function trendOf(tx: Tx, merchantId: string, { kind, period }: ReportName): Promise<MerchantReport["trend"]> {
  const since = await booksSince(tx, merchantId);
  const days = trendDays(kind, period).map((day) => ({ day, end: instantOf(addDays(day, 1)) ?? since }));
  const tallies = await pressingAsOf(
    tx,
    merchantId,
    days.map(({ end }) => end),
  );
  return days.map(({ day, end }, index) => {
    const { count, total } = tallies[index] ?? { count: 0, total: 0n };
    return end < since ? { day, count: null, total: null } : { day, count, total };
  });
}

async function booksSince(tx: Tx, merchantId: string): Promise<Date> {
  const { createdAt } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const { _min } = await tx.pressingSpell.aggregate({ where: { merchantId }, _min: { since: true } });
  return _min.since && _min.since < createdAt ? _min.since : createdAt;
}

type Span = { readonly from: Date; readonly until: Date };

async function filesOf(tx: Tx, merchantId: string, { from, until }: Span): Promise<MerchantReport["files"]> {
  const { _count, _sum } = await tx.batch.aggregate({
    where: { merchantId, createdAt: { gte: from, lt: until } },
    _count: true,
    _sum: { totalRows: true },
  });
  return { files: _count, rows: _sum.totalRows ?? 0 };
}

async function comparedOf(tx: Tx, merchantId: string, span: Span): Promise<MerchantReport["compared"]> {
  const found = await lastFindings(tx, merchantId);
  return {
    ...(await countComparisons(tx, merchantId, span)),
    findings: found && { ...found.counts },
    at: found?.finishedAt.toISOString() ?? null,
  };
}

async function firstInvoices(
  tx: Tx,
  merchantId: string,
  today: string,
  extensions: readonly DueExtension[],
): Promise<MerchantReport["invoices"]> {
  const rows = await select(tx, missingCondition(merchantId, {}), null, mostInvoices);
  return rows.map((row) => {
    const { key, issuedOn, buyerName, total, standing, cause, deadline } = missingInvoice(row, today, extensions);
    const reason = pressingReasonOf({ standing, cause });
    return { key, issuedOn, buyerName, total, reason, due: deadline.due, daysLeft: deadline.daysLeft };
  });
}
