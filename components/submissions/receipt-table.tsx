import { useTranslations } from "next-intl";
import { InvoiceLink } from "#components/invoices/invoice-link.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { ListedReceipt } from "#server/submissions/list-receipts.ts";

export function ReceiptTable({ caption, rows }: { caption: string; rows: readonly ListedReceipt[] }) {
  const t = useTranslations("receipt");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("columns.invoice")}</HeaderCell>
        <HeaderCell>{t("columns.buyer")}</HeaderCell>
        <HeaderCell numeric>{t("columns.total")}</HeaderCell>
        <HeaderCell>{t("columns.received")}</HeaderCell>
        <HeaderCell>{t("columns.acceptance")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("open")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.submissionId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row }: { row: ListedReceipt }) {
  const t = useTranslations("receipt");
  const { number } = identityOf(row.key);
  return (
    <tr>
      <Cell card="title" heading className="mid:w-56">
        <InvoiceLink of={row.key} href={paths.receipt(row.submissionId)} />
        <span className="figures mt-1 block text-xs text-ink-faint">{row.reference}</span>
      </Cell>
      <Cell card="line">{row.buyerName}</Cell>
      <Cell card="aside" numeric>
        <Money fen={row.total} className="font-medium" />
      </Cell>
      <Cell card="labelled" label={t("columns.received")}>
        <DateTime at={row.receivedAt} />
      </Cell>
      <Cell card={row.acceptanceNumber ? "labelled" : "hidden"} label={t("columns.acceptance")}>
        <span className="figures text-xs break-all text-ink-soft">{row.acceptanceNumber}</span>
      </Cell>
      <Cell card="action" className="mid:text-end">
        <ButtonLink
          href={paths.receipt(row.submissionId)}
          size="small"
          block="phone"
          aria-label={t("openThis", { number })}
        >
          {t("open")}
        </ButtonLink>
      </Cell>
    </tr>
  );
}
