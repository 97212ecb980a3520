import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import type { ReportMonth } from "#server/reports/list-reports.ts";
import { useReportName } from "./use-report-name.ts";

/** To the months before and after of which there is a report. */
export function MonthNav({ listed: { before, after }, list }: { listed: ReportMonth; list: string }) {
  const t = useTranslations("reports.month");
  const { monthOf } = useReportName();
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-2 print:hidden">
      {before ? (
        <ButtonLink href={`${list}?month=${before}`} size="small" icon={<ChevronLeft aria-hidden />}>
          {monthOf(before)}
        </ButtonLink>
      ) : null}
      {after ? (
        <ButtonLink href={`${list}?month=${after}`} size="small">
          {monthOf(after)}
          <ChevronRight aria-hidden />
        </ButtonLink>
      ) : null}
    </nav>
  );
}
