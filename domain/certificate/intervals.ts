import { type Clocks, type Interval, type Owner, owners, type Phase, type Shares } from "./facts.ts";
import type { OutageRecord, SubmissionRecord } from "./submission-record.ts";

/** Answers by which the bureau itself has the invoice before it. */
const takingIn: readonly (string | null)[] = ["received", "processing", "accepted", "rejected", "duplicate"];

/** The instants that matter, as far as they are known. Handed in by hand, it was sent when the merchant says it was. */
export function clocksOf(record: SubmissionRecord): Clocks {
  const sends = record.attempts.filter(({ knock }) => knock === "send");
  const sent = record.package ? record.package.handedInAt : (sends[0]?.startedAt ?? null);
  const received = record.package ? null : (sends.find(({ replyKind }) => takingIn.includes(replyKind)) ?? null);
  const decided =
    record.endedAt && (record.receipt ?? record.attempts.findLast(({ bureauTime }) => bureauTime !== null));
  return {
    queued: record.queuedAt.toISOString(),
    sent: text(sent),
    received: text(received?.bureauTime ?? null),
    result: text(decided?.bureauTime ?? null),
    receipt: text(record.receipt?.receivedAt ?? null),
  };
}

/**
 * Every wait from the hand-in on, without a gap, each with who had it in hand. Where the way was shut meanwhile, that
 * part is cut out and named. Clocks that disagree by a little never make a wait negative.
 */
export function intervalsOf(record: SubmissionRecord, outages: readonly OutageRecord[]): Interval[] {
  return waitsOf(record).flatMap((wait) => cutBy(wait, isOurs(wait) ? outages : []));
}

/** Seconds in each one's hand; what still goes on is not counted. */
export function sharesOf(intervals: readonly Interval[]): Shares {
  const sum = (owner: Owner) =>
    intervals.reduce((total, one) => (one.owner === owner ? total + (one.seconds ?? 0) : total), 0);
  return Object.fromEntries(owners.map((owner) => [owner, sum(owner)])) as Shares;
}

type Wait = {
  readonly phase: Phase;
  readonly owner: Owner;
  readonly began: Date;
  readonly ended: Date | null;
};
type Step = { readonly phase: Phase; readonly owner: Owner; readonly until: Date | null };

function waitsOf(record: SubmissionRecord): Wait[] {
  const waits: Wait[] = [];
  let began = record.queuedAt;
  let isUnclear = false;
  for (const { phase, owner, until } of stepsOf(record)) {
    if (until === null && record.endedAt === null) return [...waits, { phase, owner, began, ended: null }];
    if (until === null) {
      isUnclear = true;
      continue;
    }
    const ended = new Date(Math.max(until.getTime(), began.getTime()));
    waits.push(isUnclear ? { phase: "answering", owner: "unclear", began, ended } : { phase, owner, began, ended });
    isUnclear = false;
    began = ended;
  }
  return waits;
}

function stepsOf(record: SubmissionRecord): Step[] {
  const clocks = clocksOf(record);
  const sent = instant(clocks.sent);
  if (record.package) {
    return [
      { phase: "packing", owner: "merchant", until: record.package.madeAt },
      { phase: "carrying", owner: "merchant", until: sent },
      { phase: "answering", owner: "unclear", until: record.endedAt },
    ];
  }
  return [
    { phase: "queue", owner: "us", until: sent },
    { phase: "sending", owner: "interface", until: instant(clocks.received) },
    { phase: "processing", owner: "bureau", until: instant(clocks.result) },
    { phase: "fetching", owner: "us", until: record.endedAt },
  ];
}

/** A file that the merchant makes and carries is not kept by a way that is shut. */
function isOurs({ phase }: Wait): boolean {
  return phase !== "packing" && phase !== "carrying";
}

function cutBy(wait: Wait, outages: readonly OutageRecord[]): Interval[] {
  const pieces: Interval[] = [];
  const end = wait.ended?.getTime() ?? Number.POSITIVE_INFINITY;
  let at = wait.began.getTime();
  for (const outage of outages.toSorted((a, b) => a.began.getTime() - b.began.getTime())) {
    const from = Math.max(at, outage.began.getTime());
    const to = Math.min(end, outage.ended?.getTime() ?? Number.POSITIVE_INFINITY);
    if (from >= to) continue;
    if (from > at) pieces.push(piece(wait, wait.owner, at, from, null));
    const { way, cause, words } = outage;
    pieces.push(piece(wait, cause === "STOPPED" ? "us" : "interface", from, to, { way, cause, words }));
    at = to;
  }
  if (at < end || pieces.length === 0) pieces.push(piece(wait, wait.owner, at, end, null));
  return pieces;
}

function piece({ phase }: Wait, owner: Owner, from: number, to: number, outage: Interval["outage"]): Interval {
  const isOver = Number.isFinite(to);
  return {
    phase,
    owner,
    began: new Date(from).toISOString(),
    ended: isOver ? new Date(to).toISOString() : null,
    seconds: isOver ? Math.round((to - from) / 1_000) : null,
    outage,
  };
}

function text(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
