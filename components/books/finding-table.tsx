import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { formatYuan } from "#domain/money.ts";
import type { Finding } from "#domain/reconciliation.ts";
import type { Difference } from "#domain/submission.ts";
import type { FindingPage, FoundOne } from "#server/reconciliation/list-findings.ts";

type FindingTableProps = { finding: Finding; page: FindingPage; isFirst: boolean; day?: string };

/** The invoices of one finding as they stand now, and what to do about them. */
export function FindingTable({ finding, page, isFirst, day }: FindingTableProps) {
  const t = useTranslations("books");
  const name = t(`findings.${finding}.label`);
  const pressing = finding === "missing-there" || finding === "differs";
  return (
    <div id="found" className="scroll-mt-20">
      <Section title={name} action={<TextLink href={paths.books}>{t("list.all")}</TextLink>}>
        <div className="grid gap-4">
          {finding === "missing-here" && page.rows.length > 0 ? <WhatToDo /> : null}
          {pressing && page.rows.length > 0 ? (
            <div>
              <ButtonLink
                href={finding === "differs" ? `${paths.missing}?standing=DIFFERS` : paths.missing}
                look="primary"
                block="phone"
              >
                {t("list.act")}
              </ButtonLink>
            </div>
          ) : null}
          {page.rows.length === 0 ? (
            <p className="text-ink-soft">{t("list.none")}</p>
          ) : (
            <div>
              <Rows caption={t("list.caption", { finding: name })} finding={finding} rows={page.rows} />
              <Pagination
                first={isFirst ? undefined : `${paths.booksOf(finding, day)}#found`}
                next={page.after ? `${paths.booksOf(finding, day)}&after=${page.after}#found` : undefined}
              />
            </div>
          )}
        </div>
      </Section>
    </div>
  );
}

function WhatToDo() {
  const t = useTranslations("books.list");
  return (
    <Callout kind="warning" title={t("hereTitle")}>
      <ul className="mt-1 grid gap-2">
        <li>
          {t("hereImport")} <TextLink href={paths.ledgerImport}>{t("hereImportAction")}</TextLink>
        </li>
        <li>
          {t("hereSupport")} <TextLink href={paths.contact}>{t("hereSupportAction")}</TextLink>
        </li>
      </ul>
    </Callout>
  );
}

type RowsProps = { caption: string; finding: Finding; rows: readonly FoundOne[] };

function Rows({ caption, finding, rows }: RowsProps) {
  const t = useTranslations("books.list");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("number")}</HeaderCell>
        <HeaderCell>{t("buyer")}</HeaderCell>
        <HeaderCell>{t("issuedOn")}</HeaderCell>
        <HeaderCell numeric>{t("total")}</HeaderCell>
        <HeaderCell>{t("more")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <Cell card="title" heading>
              <NumberLink row={row} known={finding !== "missing-here"} />
            </Cell>
            <Cell card="line">{row.buyerName}</Cell>
            <Cell card="labelled" label={t("issuedOn")}>
              <BusinessDate date={row.issuedOn} />
            </Cell>
            <Cell card="aside" numeric>
              <Money fen={row.total} />
            </Cell>
            <Cell card="line">
              <More row={row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NumberLink({ row, known }: { row: FoundOne; known: boolean }) {
  const { number, code } = identityOf(row.key);
  const digits = <InvoiceNumber number={number} code={code} />;
  return known ? <TextLink href={paths.missingInvoice(row.key)}>{digits}</TextLink> : digits;
}

function More({ row: { differences, explainedAs } }: { row: FoundOne }) {
  const t = useTranslations("books.list");
  const field = useTranslations("invoice.fields");
  if (differences.length === 0) return explainedAs ? t("explainedAs", { reason: explainedAs }) : null;
  return (
    <ul>
      {differences.map((difference) => (
        <li key={difference.field}>
          {t("apart", {
            field: field(difference.field),
            ours: shownValue(difference, "ours"),
            theirs: shownValue(difference, "theirs"),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Amounts travel in fen; dates and ids as they are. */
function shownValue(difference: Difference, side: "ours" | "theirs"): string {
  const { field } = difference;
  return field === "amount" || field === "tax" || field === "total"
    ? formatYuan(BigInt(difference[side]))
    : difference[side];
}
