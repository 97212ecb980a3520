import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedReport, ReportMonth } from "#server/reports/list-reports.ts";
import { useReportName } from "./use-report-name.ts";

type ReportListProps = {
  listed: ReportMonth;
  addressOf: (kind: string, period: string) => string;
};

/** The month's own report first, then its days, each with the figures one looks for. */
export function ReportList({ listed: { month, monthly, days }, addressOf }: ReportListProps) {
  const t = useTranslations("reports");
  const { nameOf, monthOf } = useReportName();
  const rows = [...(monthly ? [monthly] : []), ...days];
  if (rows.length === 0) return <p className="text-ink-soft">{t("month.none")}</p>;
  return (
    <Table caption={t("month.caption", { month: monthOf(month) })}>
      <TableHead>
        <HeaderCell>{t("columns.report")}</HeaderCell>
        <HeaderCell numeric>{t("columns.missing")}</HeaderCell>
        <HeaderCell numeric>{t("columns.sum")}</HeaderCell>
        <HeaderCell numeric>{t("columns.sent")}</HeaderCell>
        <HeaderCell numeric>{t("columns.accepted")}</HeaderCell>
        <HeaderCell>{t("columns.madeAt")}</HeaderCell>
      </TableHead>
      <tbody>{rows.map(rowOf)}</tbody>
    </Table>
  );

  function rowOf(report: ListedReport) {
    return (
      <tr key={`${report.kind} ${report.period}`}>
        <Cell card="title" heading>
          <TextLink href={addressOf(report.kind, report.period)}>{nameOf(report)}</TextLink>
        </Cell>
        <Cell card="labelled" label={t("columns.missing")} numeric>
          {report.missing.count.toLocaleString("en-US")}
        </Cell>
        <Cell card="labelled" label={t("columns.sum")} numeric>
          <Money fen={report.missing.total} />
        </Cell>
        <Cell card="labelled" label={t("columns.sent")} numeric>
          {report.sent.toLocaleString("en-US")}
        </Cell>
        <Cell card="labelled" label={t("columns.accepted")} numeric>
          {report.accepted.toLocaleString("en-US")}
        </Cell>
        <Cell card="labelled" label={t("columns.madeAt")}>
          <DateTime at={report.madeAt} />
        </Cell>
      </tr>
    );
  }
}
