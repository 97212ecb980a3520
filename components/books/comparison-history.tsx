import { useFormatter, useTranslations } from "next-intl";
import { LineChart } from "#components/charts/line-chart.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { History, PastComparison } from "#server/reconciliation/list-comparisons.ts";

/** How many were missing after each day's comparison, and the comparisons themselves. */
export function ComparisonHistory({ history: { comparisons, more, days } }: { history: History }) {
  const t = useTranslations("books");
  const format = useFormatter();
  return (
    <Section title={t("history.title")}>
      {comparisons.length === 0 ? (
        <p className="text-ink-soft">{t("history.none")}</p>
      ) : (
        <div className="grid gap-8">
          <LineChart
            title={t("history.chart")}
            axis={t("history.day")}
            places={days.map(({ day }) => day.slice(5))}
            series={[
              {
                name: t("findings.missing-there.label"),
                tone: "missing",
                values: days.map(({ missingThere }) => missingThere),
              },
              { name: t("findings.differs.label"), tone: "returned", values: days.map(({ differs }) => differs) },
            ]}
            format={(value) => format.number(value)}
          />
          <Table caption={t("history.caption")}>
            <TableHead>
              <HeaderCell>{t("history.at")}</HeaderCell>
              <HeaderCell>{t("history.span")}</HeaderCell>
              <HeaderCell numeric>{t("history.pulled")}</HeaderCell>
              <HeaderCell>{t("history.found")}</HeaderCell>
              <HeaderCell>{t("history.by")}</HeaderCell>
            </TableHead>
            <tbody>
              {comparisons.map((comparison) => (
                <Row key={comparison.id} comparison={comparison} />
              ))}
            </tbody>
          </Table>
          {more ? <p className="text-ink-soft">{t("history.cut", { most: comparisons.length })}</p> : null}
        </div>
      )}
    </Section>
  );
}

function Row({ comparison }: { comparison: PastComparison }) {
  const t = useTranslations("books.history");
  const { finishedAt, from, to, pulled, byPerson } = comparison;
  return (
    <tr>
      <Cell card="title" heading>
        <DateTime at={finishedAt} />
      </Cell>
      <Cell card="labelled" label={t("span")}>
        <span className="figures">{t("spanText", { from, to })}</span>
      </Cell>
      <Cell card="labelled" label={t("pulled")} numeric>
        {t("pulledText", { count: pulled })}
      </Cell>
      <Cell card="line">
        <Found comparison={comparison} />
      </Cell>
      <Cell card="labelled" label={t("by")}>
        {t(byPerson ? "person" : "itself")}
      </Cell>
    </tr>
  );
}

function Found({ comparison: { outcome, counts, healed } }: { comparison: PastComparison }) {
  const t = useTranslations("books.history");
  if (outcome === "broken" || counts === null) {
    return (
      <span data-tone="missing" className="text-tone">
        {t("broken")}
      </span>
    );
  }
  return (
    <>
      {t("foundText", { missing: counts["missing-there"], differs: counts.differs })}
      {healed > 0 ? <span className="ms-2 text-ink-soft">{t("healed", { count: healed })}</span> : null}
    </>
  );
}
