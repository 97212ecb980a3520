import { addDays, businessDateOf, periodBefore, periodOf } from "#domain/period.ts";
import { editions, type ReportName } from "#domain/report.ts";
import type { SystemContext } from "#server/context.ts";
import { makeHouseReport, makeReport } from "#server/reports/make-report.ts";

/** Two days and a month of reports, made by the verb that the timetable calls; the figures are those of now. */
export async function reportOnPast(context: SystemContext, now: Date): Promise<void> {
  for (const name of pastReports(now)) await makeReport(context, name, now);
}

export async function reportOnHouse(now: Date): Promise<void> {
  for (const name of pastReports(now)) await makeHouseReport(name, now);
}

function pastReports(now: Date): ReportName[] {
  const today = businessDateOf(now);
  const month = periodBefore(periodOf(today));
  return [
    { kind: "monthly", period: month, edition: editions.first },
    { kind: "daily", period: addDays(today, -2), edition: editions.first },
    { kind: "daily", period: addDays(today, -1), edition: editions.first },
  ];
}
