import { useTranslations } from "next-intl";
import type { MerchantReport } from "#domain/report.ts";
import { MerchantFigures } from "./merchant-figures.tsx";
import { ReportCompared } from "./report-compared.tsx";
import { ReportDues } from "./report-dues.tsx";
import { ReportInvoices } from "./report-invoices.tsx";
import { ReportReasons } from "./report-reasons.tsx";
import { ReportSent } from "./report-sent.tsx";
import { ReportTrend } from "./report-trend.tsx";

/** A merchant's report as it was made: on screen and on A4. */
export function MerchantSheet({ report }: { report: MerchantReport }) {
  const t = useTranslations("reports");
  return (
    <article className="grid gap-10">
      <p className="hidden print:block">
        {report.merchant.name} · {report.merchant.taxpayerId}
      </p>
      <MerchantFigures report={report} />
      <ReportDues dues={report.dues} />
      <ReportReasons reasons={report.reasons} ages={report.ages} />
      <ReportSent report={report} />
      <ReportTrend trend={report.trend} />
      <ReportCompared report={report} />
      <ReportInvoices report={report} />
      <p className="text-sm text-ink-soft">{t("disclaimer")}</p>
    </article>
  );
}
