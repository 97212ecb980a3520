import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { Link } from "#i18n/navigation.ts";
import type { ListedSubmission } from "#server/submissions/list-submissions.ts";
import { NextTime } from "./next-time.tsx";
import { StateTag } from "./state-tag.tsx";

export function SubmissionTable({ caption, rows }: { caption: string; rows: readonly ListedSubmission[] }) {
  const t = useTranslations("submission.columns");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("reference")}</HeaderCell>
        <HeaderCell>{t("invoice")}</HeaderCell>
        <HeaderCell numeric>{t("total")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell>{t("when")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row }: { row: ListedSubmission }) {
  const t = useTranslations("submission");
  const { number, code } = identityOf(row.key);
  return (
    <tr>
      <Cell card="title" heading className="mid:w-44">
        <Link
          href={paths.submission(row.id)}
          className="figures inline-flex min-h-6 items-center font-medium text-accent-ink underline-offset-4 hover:underline coarse:min-h-11"
        >
          {row.reference}
        </Link>
      </Cell>
      <Cell card="line" className="mid:min-w-72">
        <InvoiceNumber number={number} code={code} />
        <span className="block text-ink-soft">{row.buyerName}</span>
      </Cell>
      <Cell card="aside" numeric>
        <Money fen={row.total} className="font-medium" />
      </Cell>
      <Cell card="line">
        <StateTag state={row.state} />
        {row.verdictMessage ? <span className="mt-1 block text-ink-soft">{row.verdictMessage}</span> : null}
      </Cell>
      <Cell card="labelled" label={t("columns.when")} className="mid:w-40">
        <span className="text-end mid:text-start">
          <DateTime at={row.stateSince} />
          <span className="block text-xs text-ink-faint">
            <NextTime submission={row} />
          </span>
        </span>
      </Cell>
    </tr>
  );
}
