import { useLocale, useTranslations } from "next-intl";
import { longDate } from "#components/ui/date-text.ts";
import { useMonthName } from "#components/ui/use-month-name.ts";
import type { ReportKind } from "#domain/report.ts";

/** What a report is called: 2026年11月22日 日报, 2026年11月 月报. */
export function useReportName() {
  const t = useTranslations("reports.name");
  const locale = useLocale();
  const monthOf = useMonthName();
  return { nameOf, monthOf };

  function nameOf({ kind, period }: { kind: ReportKind; period: string }): string {
    return kind === "daily" ? t("daily", { date: longDate(period, locale) }) : t("monthly", { month: monthOf(period) });
  }
}
