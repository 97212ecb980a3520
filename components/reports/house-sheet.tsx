import { useTranslations } from "next-intl";
import { BarTable } from "#components/charts/bar-table.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { formatYuan } from "#domain/money.ts";
import type { HouseReport } from "#domain/report.ts";
import { HouseAlerts } from "./house-alerts.tsx";
import { HouseOutages } from "./house-outages.tsx";
import { PlacesChart } from "./places-chart.tsx";
import { ReportFigure, ReportFigures } from "./report-figure.tsx";
import { ReportReasons } from "./report-reasons.tsx";
import { useWayWords } from "./use-way-words.ts";

const runOutcomes = ["done", "failed", "cancelled", "died"] as const;

/** The house's report: how much, why, what stood in the way, and whether what was promised was kept. */
export function HouseSheet({ report }: { report: HouseReport }) {
  const t = useTranslations("reports");
  const wayOf = useWayWords();
  const { merchants, pressing, sent, promise, compared, runs, letters } = report;
  const format = (value: number) => value.toLocaleString("en-US");
  return (
    <article className="grid gap-10">
      <ReportFigures label={t("figures.label")}>
        <ReportFigure
          label={t("figures.missing")}
          tone="missing"
          value={format(pressing.count)}
          note={t("figures.missingNote", { sum: formatYuan(pressing.total) })}
        />
        <ReportFigure
          label={t("figures.sent")}
          tone="moving"
          value={format(sent.all)}
          note={t("figures.sentNote", { accepted: sent.accepted, returned: sent.returned })}
        />
        <ReportFigure
          label={t("house.promise")}
          tone="accepted"
          value={promise.given === 0 ? "–" : `${Math.floor((promise.kept / promise.given) * 100)}%`}
          note={promise.given === 0 ? t("house.promiseNone") : t("house.promiseNote", promise)}
        />
      </ReportFigures>
      <ReportReasons reasons={report.reasons} />
      <Section title={t("sent.title")} lead={t("sent.lead")}>
        <PlacesChart kind={report.kind} places={report.places} />
      </Section>
      {report.ways.length > 0 ? (
        <Section title={t("house.ways.title")}>
          <BarTable
            caption={t("house.ways.caption")}
            nameLabel={t("columns.way")}
            valueLabel={t("columns.sent")}
            more={[t("columns.accepted"), t("columns.returned")]}
            format={format}
            bars={report.ways.map(({ way, count, accepted, returned }) => ({
              id: way,
              name: wayOf(way),
              value: count,
              tone: "moving",
              facts: [format(accepted), format(returned)],
            }))}
          />
        </Section>
      ) : null}
      <HouseOutages outages={report.outages} />
      <HouseAlerts alerts={report.alerts} />
      <div className="grid gap-x-12 gap-y-10 wide:grid-cols-2">
        <Section title={t("house.merchants")}>
          <DescriptionList>
            <Fact name={t("house.merchants")}>{format(merchants.all)}</Fact>
            <Fact name={t("compared.title")}>{t("house.merchantsNote", merchants)}</Fact>
            <Fact name={t("compared.times")}>{t("compared.timesValue", compared)}</Fact>
            {compared.broken > 0 ? (
              <Fact name={t("compared.broken")}>{t("compared.brokenValue", { count: compared.broken })}</Fact>
            ) : null}
            {compared.healed > 0 ? (
              <Fact name={t("compared.healed")}>{t("compared.healedValue", { count: compared.healed })}</Fact>
            ) : null}
          </DescriptionList>
        </Section>
        <Section title={t("house.runs.title")}>
          <DescriptionList>
            {runOutcomes
              .filter((outcome) => outcome === "done" || runs[outcome] > 0)
              .map((outcome) => (
                <Fact key={outcome} name={t(`house.runs.${outcome}`)}>
                  {t("house.runs.value", { count: runs[outcome] })}
                </Fact>
              ))}
            <Fact name={t("house.runs.sent")}>{t("house.runs.letters", { count: letters.sent })}</Fact>
            <Fact name={t("house.runs.givenUp")}>{t("house.runs.letters", { count: letters.givenUp })}</Fact>
            {promise.given > 0 ? (
              <>
                <Fact name={t("house.likely")}>
                  {t("house.likelyValue", { count: promise.likely, given: promise.given })}
                </Fact>
                <Fact name={t("house.latest")}>
                  {t("house.likelyValue", { count: promise.kept, given: promise.given })}
                </Fact>
              </>
            ) : null}
          </DescriptionList>
        </Section>
      </div>
    </article>
  );
}
