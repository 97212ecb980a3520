import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedAlert } from "#server/monitoring/list-alerts.ts";
import { SeverityTag } from "./severity-tag.tsx";
import { useAlertWords } from "./use-alert-words.ts";

type AlertTableProps = {
  caption: string;
  alerts: readonly ListedAlert[];
  /** What can be done about one; without it they are only shown. */
  actOn?: (alert: ListedAlert, title: string) => ReactNode;
};

/** What it is, how bad, since when, and the page that says what to do. */
export function AlertTable({ caption, alerts, actOn }: AlertTableProps) {
  const t = useTranslations("watch.alerts");
  const words = useAlertWords();
  const over = alerts.some(({ recoveredAt }) => recoveredAt !== null);
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("what")}</HeaderCell>
        <HeaderCell>{t("measured")}</HeaderCell>
        <HeaderCell>{t("since")}</HeaderCell>
        {actOn || over ? <HeaderCell>{actOn ? t("next") : t("ended")}</HeaderCell> : null}
      </TableHead>
      <tbody>
        {alerts.map((alert) => (
          <tr key={alert.id}>
            <Cell card="title" heading>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <SeverityTag severity={alert.severity} />
                {words.titleOf(alert)}
                {alert.subject ? <span className="font-normal text-ink-soft">{words.subjectOf(alert)}</span> : null}
              </span>
              {alert.silencedUntil ? <Silenced alert={alert} until={alert.silencedUntil} /> : null}
            </Cell>
            <Cell card="labelled" label={t("measured")}>
              {words.measuredOf(alert) ?? "—"}
            </Cell>
            <Cell card="labelled" label={t("since")}>
              <DateTime at={alert.since} />
            </Cell>
            {actOn ? (
              <Cell card="action">
                <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
                  {alert.known ? (
                    <span className="inline-flex min-h-7 items-center coarse:min-h-11">
                      <TextLink href={paths.opsHandbookPage(alert.known.handbook)}>
                        {t("handbook")}
                        <span className="sr-only"> {words.titleOf(alert)}</span>
                      </TextLink>
                    </span>
                  ) : null}
                  {actOn(alert, words.titleOf(alert))}
                </div>
              </Cell>
            ) : null}
            {!actOn && alert.recoveredAt ? (
              <Cell card="labelled" label={t("ended")}>
                <DateTime at={alert.recoveredAt} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Silenced({ alert: { silencedBy }, until }: { alert: ListedAlert; until: Date }) {
  const t = useTranslations("watch.alerts");
  return (
    <span className="block text-xs font-normal text-ink-soft">
      {t.rich("untilBy", { when: () => <DateTime at={until} />, person: silencedBy ?? t("nobody") })}
    </span>
  );
}
