import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { MerchantReport } from "#domain/report.ts";
import { useDaysWords } from "./use-days-words.ts";

/** What is to be done by when. */
export function ReportDues({ dues }: Pick<MerchantReport, "dues">) {
  const t = useTranslations("reports");
  const daysOf = useDaysWords();
  if (dues.length === 0)
    return (
      <Section title={t("dues.title")}>
        <p className="text-ink-soft">{t("dues.none")}</p>
      </Section>
    );
  return (
    <Section
      title={t("dues.title")}
      lead={t("dues.lead")}
      action={
        <span className="print:hidden">
          <TextLink href={paths.missing}>{t("dues.now")}</TextLink>
        </span>
      }
    >
      <Table caption={t("dues.caption")}>
        <TableHead>
          <HeaderCell>{t("columns.due")}</HeaderCell>
          <HeaderCell>{t("columns.daysLeft")}</HeaderCell>
          <HeaderCell numeric>{t("columns.count")}</HeaderCell>
          <HeaderCell numeric>{t("columns.sum")}</HeaderCell>
        </TableHead>
        <tbody>
          {dues.map(({ due, daysLeft, count, total }) => (
            <tr key={due} data-tone={daysLeft < 0 ? "returned" : daysLeft <= 3 ? "missing" : "neutral"}>
              <Cell card="title" heading>
                <BusinessDate date={due} form="long" />
              </Cell>
              <Cell card="labelled" label={t("columns.daysLeft")}>
                <span className={daysLeft <= 3 ? "font-medium text-tone" : undefined}>{daysOf(daysLeft)}</span>
              </Cell>
              <Cell card="labelled" label={t("columns.count")} numeric>
                {count.toLocaleString("en-US")}
              </Cell>
              <Cell card="labelled" label={t("columns.sum")} numeric>
                <Money fen={total} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
