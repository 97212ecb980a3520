import { useTranslations } from "next-intl";
import { LineChart } from "#components/charts/line-chart.tsx";
import { Section } from "#components/ui/section.tsx";
import type { MerchantReport } from "#domain/report.ts";

/** How much there was to look at at the end of each day. */
export function ReportTrend({ trend }: Pick<MerchantReport, "trend">) {
  const t = useTranslations("reports.trend");
  if (trend.every(({ count }) => count === null))
    return (
      <Section title={t("title")}>
        <p className="text-ink-soft">{t("none")}</p>
      </Section>
    );
  return (
    <Section title={t("title")}>
      <LineChart
        title={t("chart")}
        axis={t("day")}
        places={trend.map(({ day }) => day.slice(5))}
        series={[{ name: t("name"), tone: "missing", values: trend.map(({ count }) => count) }]}
        format={(value) => value.toLocaleString("en-US")}
      />
    </Section>
  );
}
