import { useTranslations } from "next-intl";
import { StandingTag } from "#components/invoices/standing-tag.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate, DateTime } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { MissingThen } from "#server/reconciliation/missing-as-of.ts";

/** What had to be looked at then, with since when and until when. */
export function AsOfTable({ rows }: { rows: readonly MissingThen[] }) {
  const t = useTranslations("books.asOf");
  const list = useTranslations("books.list");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{list("number")}</HeaderCell>
        <HeaderCell>{list("buyer")}</HeaderCell>
        <HeaderCell>{list("issuedOn")}</HeaderCell>
        <HeaderCell numeric>{list("total")}</HeaderCell>
        <HeaderCell>{t("since")}</HeaderCell>
        <HeaderCell>{t("until")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <Cell card="title" heading>
              <TextLink href={paths.missingInvoice(row.key)}>
                <InvoiceNumber {...identityOf(row.key)} />
              </TextLink>
              <span className="mt-1 block">
                <StandingTag standing={row.standing} />
              </span>
            </Cell>
            <Cell card="line">{row.buyerName}</Cell>
            <Cell card="labelled" label={list("issuedOn")}>
              <BusinessDate date={row.issuedOn} />
            </Cell>
            <Cell card="aside" numeric>
              <Money fen={row.total} />
            </Cell>
            <Cell card="labelled" label={t("since")}>
              <DateTime at={row.since} />
            </Cell>
            <Cell card="labelled" label={t("until")}>
              {row.until ? <DateTime at={row.until} /> : t("still")}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
