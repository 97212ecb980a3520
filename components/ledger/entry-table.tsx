import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { InvoiceLink } from "#components/invoices/invoice-link.tsx";
import { StandingTag } from "#components/invoices/standing-tag.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { EntryFinding, LedgerEntry } from "#server/ledger/list-entries.ts";
import { useFindingWords } from "./finding-words.ts";

export function EntryTable({ rows }: { rows: readonly LedgerEntry[] }) {
  const t = useTranslations("ledger");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("columns.number")}</HeaderCell>
        <HeaderCell>{t("columns.buyer")}</HeaderCell>
        <HeaderCell>{t("columns.issuedOn")}</HeaderCell>
        <HeaderCell numeric>{t("columns.total")}</HeaderCell>
        <HeaderCell>{t("columns.standing")}</HeaderCell>
        <HeaderCell>{t("columns.findings")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row }: { row: LedgerEntry }) {
  const t = useTranslations("ledger");
  const kinds = useTranslations("invoice.kinds");
  return (
    <tr>
      <Cell card="title" heading className="mid:w-60">
        <InvoiceLink of={row.key} href={paths.missingInvoice(row.key)} />
        <span className="block text-xs font-normal text-ink-faint">
          {kinds(row.kind)}
          {row.voided ? ` · ${t("voided")}` : null}
        </span>
      </Cell>
      <Cell card="line" className="mid:min-w-32">
        {row.buyerName}
      </Cell>
      <Cell card="labelled" label={t("columns.issuedOn")}>
        <BusinessDate date={row.issuedOn} />
      </Cell>
      <Cell card="aside" numeric>
        <Money fen={row.total} className="font-medium" />
      </Cell>
      <Cell card="labelled" label={t("columns.standing")}>
        <StandingTag standing={row.standing} />
      </Cell>
      <Cell card="line" className="mid:min-w-56">
        {row.findings.length === 0 ? (
          <span className="inline-flex items-center gap-1.5 text-ink-faint">
            <CircleCheck aria-hidden className="size-4 shrink-0" />
            {t("noFinding")}
          </span>
        ) : (
          <ul className="grid gap-1.5">
            {row.findings.map((finding) => (
              <Finding key={`${finding.code} ${finding.field}`} finding={finding} />
            ))}
          </ul>
        )}
      </Cell>
    </tr>
  );
}

function Finding({ finding }: { finding: EntryFinding }) {
  const words = useFindingWords();
  return (
    <li className="flex gap-1.5">
      <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-missing" />
      <span>
        {words.said(finding)}
        <span className="block text-ink-soft">{words.cure(finding.code)}</span>
      </span>
    </li>
  );
}
