import { useTranslations } from "next-intl";
import { ColumnChart } from "#components/charts/column-chart.tsx";
import type { Report } from "#domain/report.ts";

/** What was submitted in each hour of a day, or on each day of a month, by what has become of it. */
export function PlacesChart({ kind, places }: Pick<Report, "kind" | "places">) {
  const t = useTranslations("reports.sent");
  const values = (of: "accepted" | "returned" | "other") => places.map((place) => place[of]);
  return (
    <ColumnChart
      title={kind === "daily" ? t("hours") : t("days")}
      axis={kind === "daily" ? t("hour") : t("day")}
      places={places.map(({ place }) => (kind === "daily" ? `${place}:00` : place.slice(5)))}
      series={[
        { name: t("accepted"), tone: "accepted", values: values("accepted") },
        { name: t("returned"), tone: "returned", values: values("returned") },
        { name: t("other"), tone: "held", values: values("other") },
      ]}
      format={(value) => value.toLocaleString("en-US")}
    />
  );
}
