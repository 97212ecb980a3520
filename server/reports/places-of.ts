import { addDays, daysBetween } from "#domain/period.ts";
import { daysOfReport, type MerchantReport, type ReportName } from "#domain/report.ts";
import type { Result } from "#server/submissions/tally-submitted.ts";

type Counted = { readonly place: string; readonly result: Result; readonly count: number };

/** Each hour of the day, or each day of the month, with what was submitted then; also those in which nothing was. */
export function placesOf({ kind, period }: ReportName, submitted: readonly Counted[]): MerchantReport["places"] {
  const { first, last } = daysOfReport(kind, period);
  const names =
    kind === "daily"
      ? Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"))
      : Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
  return names.map((place) => {
    const here = submitted.filter((one) => one.place === place);
    const of = (fits: (result: Result) => boolean) =>
      here.reduce((sum, { count, result }) => (fits(result) ? sum + count : sum), 0);
    return {
      place,
      accepted: of((result) => result === "accepted"),
      returned: of((result) => result === "returned"),
      other: of((result) => result !== "accepted" && result !== "returned"),
    };
  });
}
