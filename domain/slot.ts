import { addDays, businessDateOf, instantOf } from "./period.ts";

/** When the slots of an appointment begin. `daily` and `at` are times of day in Beijing, `days` those of each month. */
export type SlotRule =
  | { readonly everySeconds: number }
  | { readonly daily: string }
  | { readonly days: readonly number[]; readonly at: string };

/** Of slots that nobody was there for: only the newest is made up for, or each of them. */
export type Missed = "newest" | "every";

/** What became of one run of a slot; `null` while it runs. */
export type RunOutcome = "done" | "failed" | "cancelled" | "died";
export type KnownRun = {
  readonly slot: Date;
  readonly attempt: number;
  readonly outcome: RunOutcome | null;
  readonly finishedAt: Date | null;
};
export type DueSlot = { readonly slot: Date; readonly attempt: number };

/** One that kills its worker, or fails, each time is left to a person. */
export const mostAttempts = 3;
const failedWaitsMs = 5 * 60_000;
const daysAMonthSpans = 62;

/**
 * The slots to be run now, the oldest first.
 * @param since the first slot that was ever kept; null before that, when there is nothing to make up for
 * @param known its runs from there on
 */
export function dueSlots(
  { rule, missed }: { readonly rule: SlotRule; readonly missed: Missed },
  since: Date | null,
  known: readonly KnownRun[],
  now: Date,
): DueSlot[] {
  const newest = newestSlot(rule, now);
  const slots = missed === "newest" || since === null ? [newest] : slotsBetween(rule, since, newest);
  return slots.flatMap((slot) => {
    const runs = known.filter((run) => run.slot.getTime() === slot.getTime());
    const attempt = attemptAfter(runs, missed, now);
    return attempt === null ? [] : [{ slot, attempt }];
  });
}

/** The slot that is on now. */
export function newestSlot(rule: SlotRule, now: Date): Date {
  if ("everySeconds" in rule) {
    const ms = rule.everySeconds * 1_000;
    return new Date(Math.floor(now.getTime() / ms) * ms);
  }
  const past = slotsOfDays(rule, addDays(businessDateOf(now), -daysAMonthSpans), daysAMonthSpans + 1);
  const found = past.findLast((slot) => slot <= now);
  if (!found) throw new RangeError("a timetable without slots");
  return found;
}

export function nextSlot(rule: SlotRule, now: Date): Date {
  if ("everySeconds" in rule) return new Date(newestSlot(rule, now).getTime() + rule.everySeconds * 1_000);
  const coming = slotsOfDays(rule, businessDateOf(now), daysAMonthSpans + 1);
  const found = coming.find((slot) => slot > now);
  if (!found) throw new RangeError("a timetable without slots");
  return found;
}

/** From one slot to another, both among them. */
export function slotsBetween(rule: SlotRule, from: Date, to: Date): Date[] {
  if ("everySeconds" in rule) {
    const ms = rule.everySeconds * 1_000;
    const count = Math.max(0, Math.floor((to.getTime() - from.getTime()) / ms) + 1);
    return Array.from({ length: count }, (_, index) => new Date(newestSlot(rule, from).getTime() + index * ms));
  }
  const days = Math.ceil((to.getTime() - from.getTime()) / 86_400_000) + 1;
  return slotsOfDays(rule, businessDateOf(from), days + 1).filter((slot) => slot >= from && slot <= to);
}

function attemptAfter(runs: readonly KnownRun[], missed: Missed, now: Date): number | null {
  const last = runs.toSorted((a, b) => a.attempt - b.attempt).at(-1);
  if (!last) return 1;
  if (last.attempt >= mostAttempts || last.outcome === null) return null;
  if (last.outcome === "died") return last.attempt + 1;
  const rested = last.finishedAt !== null && now.getTime() - last.finishedAt.getTime() >= failedWaitsMs;
  return last.outcome === "failed" && missed === "every" && rested ? last.attempt + 1 : null;
}

function slotsOfDays(rule: Exclude<SlotRule, { everySeconds: number }>, from: string, count: number): Date[] {
  const time = "daily" in rule ? rule.daily : rule.at;
  return Array.from({ length: count }, (_, index) => addDays(from, index))
    .filter((day) => "daily" in rule || rule.days.includes(Number(day.slice(8))))
    .flatMap((day) => instantOf(day, `${time}:00`) ?? []);
}
