import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { HouseReport } from "#domain/report.ts";
import { useAlertWords } from "./use-alert-words.ts";

export function HouseAlerts({ alerts }: Pick<HouseReport, "alerts">) {
  const t = useTranslations("reports");
  const nameOf = useAlertWords();
  return (
    <Section title={t("house.alerts.title")}>
      {alerts.length === 0 ? (
        <p className="text-ink-soft">{t("house.alerts.none")}</p>
      ) : (
        <Table caption={t("house.alerts.caption")}>
          <TableHead>
            <HeaderCell>{t("columns.rule")}</HeaderCell>
            <HeaderCell numeric>{t("columns.times")}</HeaderCell>
            <HeaderCell numeric>{t("columns.stillOpen")}</HeaderCell>
          </TableHead>
          <tbody>
            {alerts.map(({ rule, times, open }) => (
              <tr key={rule}>
                <Cell card="title" heading>
                  {nameOf(rule)}
                </Cell>
                <Cell card="labelled" label={t("columns.times")} numeric>
                  {times}
                </Cell>
                <Cell card="labelled" label={t("columns.stillOpen")} numeric>
                  {open}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
