import { useLocale, useTranslations } from "next-intl";
import { longDate } from "#components/ui/date-text.ts";
import { formatYuan } from "#domain/money.ts";
import type { MerchantReport } from "#domain/report.ts";
import { pressingOf } from "#domain/report.ts";
import { ReportFigure, ReportFigures } from "./report-figure.tsx";

/** The three figures of the letter: what is to be looked at, what was sent, what runs out next. */
export function MerchantFigures({ report }: { report: MerchantReport }) {
  const t = useTranslations("reports.figures");
  const locale = useLocale();
  const { sent, dues, now } = report;
  const pressing = pressingOf(report);
  const next = dues.find(({ daysLeft }) => daysLeft >= 0);
  return (
    <ReportFigures label={t("label")}>
      <ReportFigure
        label={t("missing")}
        tone={pressing.count > 0 ? "missing" : "neutral"}
        value={pressing.count.toLocaleString("en-US")}
        note={pressing.count > 0 ? t("missingNote", { sum: formatYuan(pressing.total) }) : t("missingNone")}
      />
      <ReportFigure
        label={t("sent")}
        tone="moving"
        value={sent.all.count.toLocaleString("en-US")}
        note={t("sentNote", { accepted: sent.accepted.count, returned: sent.returned.count })}
      />
      <ReportFigure
        label={t("due")}
        tone={next ? "held" : "neutral"}
        value={next ? longDate(next.due, locale) : "–"}
        note={
          <>
            {next ? t("dueNote", { days: next.daysLeft, count: next.count }) : t("dueNone")}
            {now.overdue > 0 ? <span className="block">{t("overdueNote", { count: now.overdue })}</span> : null}
          </>
        }
      />
    </ReportFigures>
  );
}
