import { type DueExtension, deadlineOf } from "./deadline.ts";
import { type MissingCause, missingCauses } from "./missing-cause.ts";
import { type BusinessDate, daysBetween } from "./period.ts";
import type { pressingStandings, Standing } from "./standing.ts";

/** Invoices, and their sum in fen. */
export type Tally = { readonly count: number; readonly total: bigint };

/** Invoices somebody has to look at that are alike: of one day, one standing, one cause. */
export type PressingGroup = Tally & {
  readonly standing: Standing;
  readonly cause: MissingCause | null;
  readonly issuedOn: BusinessDate;
};

/** Why somebody has to look: the cause of what is missing, else what it is instead. */
export const pressingReasons = [...missingCauses, "DIFFERS", "TOO_LATE_REISSUE"] as const;
export type PressingReason = MissingCause | Exclude<(typeof pressingStandings)[number], "MISSING">;

/** How many days ago they were issued: up to 3, up to 7, up to 30, or more. */
export const ages = ["d3", "d7", "d30", "older"] as const;
export type Age = (typeof ages)[number];

export function isCause(reason: PressingReason): reason is MissingCause {
  return reason !== "DIFFERS" && reason !== "TOO_LATE_REISSUE";
}

export type DeadlineTally = Tally & { readonly due: BusinessDate; readonly daysLeft: number };

export function tallyBy<Key>(groups: readonly PressingGroup[], keyOf: (group: PressingGroup) => Key): Map<Key, Tally> {
  const tallies = new Map<Key, Tally>();
  for (const group of groups) {
    const key = keyOf(group);
    const before = tallies.get(key) ?? { count: 0, total: 0n };
    tallies.set(key, { count: before.count + group.count, total: before.total + group.total });
  }
  return tallies;
}

/** What runs out first, first. */
export function tallyByDeadline(
  groups: readonly PressingGroup[],
  today: BusinessDate,
  extensions: readonly DueExtension[],
): DeadlineTally[] {
  const dues = tallyBy(groups, ({ issuedOn }) => deadlineOf(issuedOn, today, extensions).due);
  return [...dues]
    .map(([due, tally]) => ({ due, daysLeft: daysBetween(today, due), ...tally }))
    .sort((one, other) => (one.due < other.due ? -1 : 1));
}

/** The most frequent first. */
export function tallyByReason(groups: readonly PressingGroup[]): (Tally & { readonly reason: PressingReason })[] {
  return [...tallyBy(groups, pressingReasonOf)]
    .map(([reason, tally]) => ({ reason, ...tally }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
}

export function tallyByAge(groups: readonly PressingGroup[], today: BusinessDate): (Tally & { readonly age: Age })[] {
  const found = tallyBy(groups, ({ issuedOn }) => ageOf(daysBetween(issuedOn, today)));
  return ages.map((age) => ({ age, ...(found.get(age) ?? { count: 0, total: 0n }) }));
}

/** Why somebody has to look at an invoice of one of the pressing standings. */
export function pressingReasonOf({ standing, cause }: Pick<PressingGroup, "standing" | "cause">): PressingReason {
  if (standing === "DIFFERS" || standing === "TOO_LATE_REISSUE") return standing;
  return cause ?? "UNEXPLAINED";
}

function ageOf(days: number): Age {
  if (days <= 3) return "d3";
  if (days <= 7) return "d7";
  return days <= 30 ? "d30" : "older";
}
