import { addDays, type BusinessDate, businessDateOf } from "./period.ts";

/** How far a package (文件包) has come: made → downloaded → handed in at the bureau → every invoice answered. */
export const packageStates = ["MADE", "DOWNLOADED", "HANDED_IN", "CLOSED", "DISSOLVED", "WITHDRAWN"] as const;
export type PackageState = (typeof packageStates)[number];

export type PackageTimes = {
  readonly downloadedAt: Date | null;
  readonly handedInAt: Date | null;
  readonly dissolvedAt: Date | null;
  readonly closedAt: Date | null;
};

/** Undone before anybody had the file, it is DISSOLVED; later, on the merchant's word that it stayed here, WITHDRAWN. */
export function packageStateOf({ downloadedAt, handedInAt, dissolvedAt, closedAt }: PackageTimes): PackageState {
  if (dissolvedAt) return downloadedAt ? "WITHDRAWN" : "DISSOLVED";
  if (closedAt) return "CLOSED";
  if (handedInAt) return "HANDED_IN";
  return downloadedAt ? "DOWNLOADED" : "MADE";
}

/** Undone either way: nothing is in it any more. */
export function isUndone(state: PackageState): boolean {
  return state === "DISSOLVED" || state === "WITHDRAWN";
}

/** So many days after it was made a package that is not said to be handed in is asked about. */
export type ReminderRule = { readonly from: BusinessDate; readonly afterDays: number; readonly source: string };

export const reminderRules: readonly ReminderRule[] = [
  { from: "2000-01-01", afterDays: 3, source: "ours: time for one way to the tax office, and well before the 13th" },
];

/** From this day of Beijing's on the merchant is reminded of a package made then. */
export function remindedFrom(madeAt: Date, rules = reminderRules): BusinessDate {
  const madeOn = businessDateOf(madeAt);
  const rule = rules.findLast(({ from }) => from <= madeOn);
  if (!rule) throw new RangeError(`no reminder rule covers ${madeOn}`);
  return addDays(madeOn, rule.afterDays);
}

/** Made days ago, and nobody said that it was handed in. */
export function isForgotten(state: PackageState, madeAt: Date, now: Date): boolean {
  return (state === "MADE" || state === "DOWNLOADED") && remindedFrom(madeAt) <= businessDateOf(now);
}
