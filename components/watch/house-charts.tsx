import { useTranslations } from "next-intl";
import { ColumnChart } from "#components/charts/column-chart.tsx";
import { LineChart } from "#components/charts/line-chart.tsx";
import { clock } from "#components/ui/date-text.ts";
import type { Tone } from "#components/ui/status-tone.ts";
import type { HouseDay } from "#server/monitoring/house-day.ts";

const toneOfWay: readonly Tone[] = ["moving", "held", "unknown"];

/** The last day of the house in three drawings: what waits, what gets done, how fast the bureau answers. */
export function HouseCharts({ day }: { day: HouseDay }) {
  const t = useTranslations("watch");
  const quarters = day.quarters.map(clock);
  const known = (values: readonly (number | null)[]) => values.some((value) => value !== null);
  const latency = day.latency.filter(({ values }) => known(values));
  if (!known(day.queueAge) && latency.length === 0) return <p className="text-ink-soft">{t("charts.none")}</p>;
  return (
    <div className="grid gap-x-12 gap-y-8 wide:grid-cols-2">
      <LineChart
        title={t("charts.queueAge")}
        axis={t("charts.time")}
        places={quarters}
        series={[{ name: t("charts.queueAge"), tone: "missing", values: day.queueAge }]}
        format={whole}
      />
      <LineChart
        title={t("charts.latency")}
        axis={t("charts.time")}
        places={quarters}
        series={latency.map(({ way, values }, index) => ({
          name: t(`ways.${way}`),
          tone: toneOfWay[index % toneOfWay.length] ?? "moving",
          values,
        }))}
        format={whole}
      />
      <ColumnChart
        title={t("charts.settled")}
        axis={t("charts.time")}
        places={day.hours.map(clock)}
        series={[
          { name: t("charts.accepted"), tone: "accepted", values: day.accepted },
          { name: t("charts.returned"), tone: "returned", values: day.returned },
        ]}
        format={whole}
      />
    </div>
  );
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
