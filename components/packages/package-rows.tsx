import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { Link } from "#i18n/navigation.ts";
import type { PackedInvoice } from "#server/packages/find-package.ts";

/** Every invoice of the package, and where it stands. */
export function PackageRows({ rows }: { rows: readonly PackedInvoice[] }) {
  const t = useTranslations("package");
  return (
    <Table caption={t("rows.caption")}>
      <TableHead>
        <HeaderCell>{t("columns.invoice")}</HeaderCell>
        <HeaderCell>{t("columns.buyer")}</HeaderCell>
        <HeaderCell numeric>{t("columns.total")}</HeaderCell>
        <HeaderCell>{t("columns.answer")}</HeaderCell>
        <HeaderCell>{t("columns.state")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.submissionId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row }: { row: PackedInvoice }) {
  const t = useTranslations("package");
  const { number, code } = identityOf(row.key);
  return (
    <tr>
      <Cell card="title" heading className="mid:min-w-64">
        <Link
          href={paths.submission(row.submissionId)}
          className="inline-flex min-h-6 items-center text-accent-ink underline-offset-4 hover:underline coarse:min-h-11"
        >
          <InvoiceNumber number={number} code={code} />
        </Link>
      </Cell>
      <Cell card="line" className="text-ink-soft">
        {row.buyerName}
      </Cell>
      <Cell card="aside" numeric>
        <Money fen={row.total} className="font-medium" />
      </Cell>
      <Cell card="labelled" label={t("columns.answer")}>
        {row.answer ? t(`rows.answers.${row.answer}`) : <span className="text-ink-faint">{t("rows.next")}</span>}
      </Cell>
      <Cell card="line">
        <StateTag state={row.state} />
        {row.left ? <span className="ms-2 text-ink-soft">{t("left")}</span> : null}
        {row.verdictMessage ? <span className="mt-1 block text-ink-soft">{row.verdictMessage}</span> : null}
      </Cell>
    </tr>
  );
}
