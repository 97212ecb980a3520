import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { type MerchantReport, pressingOf } from "#domain/report.ts";
import { Link } from "#i18n/navigation.ts";
import { useDaysWords } from "./use-days-words.ts";
import { useReasonWords } from "./use-reason-words.ts";

const mostShown = 30;

/** The first of what had to be looked at, each leading to how it stands now. */
export function ReportInvoices({ report }: { report: MerchantReport }) {
  const t = useTranslations("reports");
  const reasonOf = useReasonWords();
  const daysOf = useDaysWords();
  const { invoices } = report;
  if (invoices.length === 0) return null;
  const all = pressingOf(report).count;
  const rows = invoices.slice(0, mostShown);
  return (
    <Section title={t("invoices.title")} lead={all > rows.length ? t("invoices.lead") : t("invoices.leadAll")}>
      <Table caption={t("invoices.caption")}>
        <TableHead>
          <HeaderCell>{t("columns.number")}</HeaderCell>
          <HeaderCell>{t("columns.buyer")}</HeaderCell>
          <HeaderCell>{t("columns.issuedOn")}</HeaderCell>
          <HeaderCell>{t("columns.reason")}</HeaderCell>
          <HeaderCell>{t("columns.due")}</HeaderCell>
          <HeaderCell numeric>{t("columns.sum")}</HeaderCell>
        </TableHead>
        <tbody>
          {rows.map((invoice) => (
            <tr key={invoice.key}>
              <Cell card="title" heading>
                <Link href={paths.missingInvoice(invoice.key)} className="text-accent-ink underline underline-offset-4">
                  <InvoiceNumber {...identityOf(invoice.key)} />
                </Link>
              </Cell>
              <Cell card="line">{invoice.buyerName}</Cell>
              <Cell card="labelled" label={t("columns.issuedOn")}>
                <BusinessDate date={invoice.issuedOn} form="long" />
              </Cell>
              <Cell card="labelled" label={t("columns.reason")}>
                {reasonOf(invoice.reason)}
              </Cell>
              <Cell card="labelled" label={t("columns.due")}>
                <BusinessDate date={invoice.due} form="long" />
                <span className="block text-xs text-ink-faint">{daysOf(invoice.daysLeft)}</span>
              </Cell>
              <Cell card="labelled" label={t("columns.sum")} numeric>
                <Money fen={invoice.total} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {all > rows.length ? (
        <p className="mt-3 text-ink-soft">
          {t("invoices.more", { count: all - rows.length })}
          {all > invoices.length ? (
            <span className="block">{t("invoices.leftOut", { shown: invoices.length, all })}</span>
          ) : null}
        </p>
      ) : null}
    </Section>
  );
}
