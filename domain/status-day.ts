import { addDays, type BusinessDate, businessDateOf, instantOf } from "./period.ts";

/** A time in which a way was shut; still, where it has no end. */
export type Shut = { readonly cause: string; readonly beganAt: Date; readonly endedAt: Date | null };
export type ProbeCount = { readonly day: BusinessDate; readonly asked: number; readonly answered: number };

/** `unseen`: nobody looked, nobody knows. `brief`: less than a quarter of an hour. */
export const dayLevels = ["unseen", "up", "brief", "part", "most"] as const;
export type DayLevel = (typeof dayLevels)[number];

export type StatusDay = {
  readonly day: BusinessDate;
  readonly level: DayLevel;
  /** How long the way was shut on this day. */
  readonly shutMs: number;
  readonly shut: readonly Shut[];
  readonly probes: ProbeCount | null;
};

export type Seen = {
  readonly shut: readonly Shut[];
  readonly probes: readonly ProbeCount[];
  /** Days on which anything else was asked on this way. */
  readonly used: ReadonlySet<BusinessDate>;
};

const dayMs = 86_400_000;
const briefMs = 15 * 60_000;

/** So many days of one way, the last of them today's. */
export function statusDays({ shut, probes, used }: Seen, count: number, now: Date): StatusDay[] {
  const today = businessDateOf(now);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index - count + 1);
    const asked = probes.find((one) => one.day === day) ?? null;
    const touching = shut.filter((one) => overlapMs([one], day, now) > 0);
    const shutMs = overlapMs(touching, day, now);
    const seen = asked !== null || touching.length > 0 || used.has(day);
    return { day, shutMs, shut: touching, probes: asked, level: seen ? levelOf(shutMs, lengthOf(day, now)) : "unseen" };
  });
}

/** Of the time that was looked at, the share in which the way was open; null where nobody looked. */
export function openShare(days: readonly StatusDay[], now: Date): number | null {
  const seen = days.filter(({ level }) => level !== "unseen");
  const total = seen.reduce((sum, { day }) => sum + lengthOf(day, now), 0);
  const shut = seen.reduce((sum, { shutMs }) => sum + shutMs, 0);
  return total === 0 ? null : 1 - shut / total;
}

/** Never rounded up to what was not reached: 99.999 % is not 100 %. */
export function shareText(share: number): string {
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)}%`;
}

function levelOf(shutMs: number, lengthMs: number): DayLevel {
  if (shutMs === 0) return "up";
  if (shutMs < briefMs) return "brief";
  return shutMs * 2 > lengthMs ? "most" : "part";
}

/** Today is only as long as it has lasted. */
function lengthOf(day: BusinessDate, now: Date): number {
  const from = instantOf(day)?.getTime() ?? 0;
  return Math.min(dayMs, Math.max(1, now.getTime() - from));
}

/** How long any of them lasted on this day; two at once count once. */
function overlapMs(shut: readonly Shut[], day: BusinessDate, now: Date): number {
  const from = instantOf(day)?.getTime() ?? 0;
  const to = Math.min(from + dayMs, now.getTime());
  const spans = shut
    .map(
      ({ beganAt, endedAt }) => [Math.max(from, beganAt.getTime()), Math.min(to, (endedAt ?? now).getTime())] as const,
    )
    .filter(([begin, end]) => end > begin)
    .toSorted(([a], [b]) => a - b);
  let sum = 0;
  let reached = from;
  for (const [begin, end] of spans) {
    sum += Math.max(0, end - Math.max(begin, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}
