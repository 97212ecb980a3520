import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { HouseReport } from "#domain/report.ts";
import { useWayWords } from "./use-way-words.ts";

export function HouseOutages({ outages }: Pick<HouseReport, "outages">) {
  const t = useTranslations("reports");
  const cause = useTranslations("operations.outages.causes");
  const wayOf = useWayWords();
  return (
    <Section title={t("house.outages.title")}>
      {outages.length === 0 ? (
        <p className="text-ink-soft">{t("house.outages.none")}</p>
      ) : (
        <Table caption={t("house.outages.caption")}>
          <TableHead>
            <HeaderCell>{t("columns.way")}</HeaderCell>
            <HeaderCell>{t("columns.reason")}</HeaderCell>
            <HeaderCell>{t("columns.began")}</HeaderCell>
            <HeaderCell>{t("columns.ended")}</HeaderCell>
            <HeaderCell numeric>{t("columns.minutes")}</HeaderCell>
          </TableHead>
          <tbody>
            {outages.map((outage) => (
              <tr key={`${outage.connector} ${outage.beganAt}`}>
                <Cell card="title" heading>
                  {wayOf(outage.connector)}
                </Cell>
                <Cell card="labelled" label={t("columns.reason")}>
                  {cause.has(outage.cause as Cause) ? cause(outage.cause as Cause) : outage.cause}
                </Cell>
                <Cell card="labelled" label={t("columns.began")}>
                  <DateTime at={outage.beganAt} />
                </Cell>
                <Cell card="labelled" label={t("columns.ended")}>
                  {outage.endedAt ? <DateTime at={outage.endedAt} /> : t("house.outages.running")}
                </Cell>
                <Cell card="labelled" label={t("columns.minutes")} numeric>
                  {outage.minutes.toLocaleString("en-US")}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

type Cause = "NO_ANSWER" | "REFUSED_US" | "STOPPED";
