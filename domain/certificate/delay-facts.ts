import { sumFen, yuanText } from "../money.ts";
import { businessDateOf, daysBetween } from "../period.ts";
import { isAccepted, isOpen } from "../submission.ts";
import { type BatchDelayFacts, type Interval, type InvoiceDelayFacts, owners, type Shares } from "./facts.ts";
import { clocksOf, intervalsOf, sharesOf } from "./intervals.ts";
import { batchFacts, invoiceFacts, partyFacts, rowFacts, submissionFacts } from "./receipt-facts.ts";
import type { BatchRecord, MerchantRecord, OutageRecord, SubmissionRecord } from "./submission-record.ts";

const attemptLimit = 100;

/** In whose hand one invoice was, from its issue on. @param outages of the way it went */
export function delayOfInvoice(
  merchant: MerchantRecord,
  record: SubmissionRecord,
  outages: readonly OutageRecord[],
): InvoiceDelayFacts {
  const intervals = intervalsOf(record, outages);
  return {
    form: 1,
    certificate: "delay",
    about: "invoice",
    merchant: partyFacts(merchant),
    invoice: { ...invoiceFacts(record.invoice), issuedTime: record.invoice.issuedTime },
    submission: submissionFacts(record),
    daysToHandIn: daysToHandIn(record),
    clocks: clocksOf(record),
    intervals,
    shares: sharesOf(intervals),
    attempts: record.attempts.slice(0, attemptLimit).map(({ startedAt, knock, replyKind, times }) => ({
      at: startedAt.toISOString(),
      knock,
      reply: replyKind,
      times,
    })),
  };
}

/** The same of every invoice of a batch; null where none was submitted. @param outages of any way, each with its own */
export function delayOfBatch(
  merchant: MerchantRecord,
  batch: BatchRecord,
  records: readonly SubmissionRecord[],
  outagesOf: (record: SubmissionRecord) => readonly OutageRecord[],
): BatchDelayFacts | null {
  if (records.length === 0) return null;
  const waited = records.map((record) => {
    const outages = outagesOf(record);
    return { record, outages, intervals: intervalsOf(record, outages) };
  });
  const rows = waited.map(({ record, intervals }) => ({
    ...rowFacts(record),
    daysToHandIn: daysToHandIn(record),
    ...clocksOf(record),
    ...sharesOf(intervals),
  }));
  const issued = rows.map(({ issuedOn }) => issuedOn).sort();
  return {
    form: 1,
    certificate: "delay",
    about: "batch",
    merchant: partyFacts(merchant),
    batch: batchFacts(batch),
    counts: {
      submitted: records.length,
      accepted: records.filter(({ state }) => isAccepted(state)).length,
      ended: records.filter(({ state }) => !isAccepted(state) && !isOpen(state)).length,
      open: records.filter(({ state }) => isOpen(state)).length,
    },
    total: yuanText(sumFen(records.map(({ invoice }) => invoice.total))),
    span: {
      issuedFrom: issued[0] ?? "",
      issuedTo: issued.at(-1) ?? "",
      firstSent: sorted(rows.map(({ sent }) => sent))[0] ?? null,
      lastReceipt: sorted(rows.map(({ receipt }) => receipt)).at(-1) ?? null,
    },
    longest: longestOf(rows),
    outages: shutMeanwhile(waited),
    rows,
  };
}

function daysToHandIn({ invoice, queuedAt }: SubmissionRecord): number {
  return daysBetween(invoice.issuedOn, businessDateOf(queuedAt));
}

function longestOf(rows: readonly Shares[]): Shares {
  const longest = owners.map((owner) => [owner, rows.reduce((most, row) => Math.max(most, row[owner]), 0)]);
  return Object.fromEntries(longest) as Shares;
}

type Waited = { readonly outages: readonly OutageRecord[]; readonly intervals: readonly Interval[] };

/** Each outage once, cut to the time in which any invoice of the batch was waiting for it. */
function shutMeanwhile(waited: readonly Waited[]): BatchDelayFacts["outages"] {
  const met = new Map<string, BatchDelayFacts["outages"][number]>();
  for (const { outages, intervals } of waited) {
    for (const { outage, began, ended } of intervals) {
      if (outage === null) continue;
      const name = `${outage.way} ${startOf(outage.way, began, outages)}`;
      const known = met.get(name) ?? { ...outage, began, ended };
      met.set(name, { ...known, began: earlier(known.began, began), ended: later(known.ended, ended) });
    }
  }
  return [...met.values()].sort((a, b) => (a.began < b.began ? -1 : 1));
}

/** The outages of one way do not overlap: the last that began by then is the one. */
function startOf(way: string, within: string, outages: readonly OutageRecord[]): string {
  const at = new Date(within);
  const begun = outages.filter((one) => one.way === way && one.began <= at).map(({ began }) => began.toISOString());
  return begun.sort().at(-1) ?? within;
}

function sorted(instants: readonly (string | null)[]): string[] {
  return instants.filter((at) => at !== null).sort();
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
