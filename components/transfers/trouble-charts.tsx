import { useFormatter, useTranslations } from "next-intl";
import { ColumnChart } from "#components/charts/column-chart.tsx";
import type { Tally, TransferAnalysis } from "#server/transfers/analyse-transfers.ts";
import { sideTones, troubleSides } from "./side-tones.ts";

/** What did not get through on each day and at each hour, by whose it is to look. */
export function TroubleCharts({ analysis }: { analysis: TransferAnalysis }) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  const shared = { format: (value: number) => format.number(value) };
  return (
    <div className="grid gap-x-12 gap-y-8 wide:grid-cols-2">
      <ColumnChart
        {...shared}
        title={t("when.byDay")}
        axis={t("when.day")}
        places={analysis.days.map(({ day }) => day.slice(5))}
        series={useSeries(analysis.days)}
      />
      <ColumnChart
        {...shared}
        title={t("when.byHour")}
        axis={t("when.hour")}
        places={analysis.hours.map(({ hour }) => t("when.oclock", { hour }))}
        series={useSeries(analysis.hours)}
      />
    </div>
  );
}

function useSeries(tallies: readonly Tally[]) {
  const t = useTranslations("transfers.sides");
  return troubleSides.map((side) => ({
    name: t(side),
    tone: sideTones[side],
    values: tallies.map((tally) => tally[side]),
  }));
}
