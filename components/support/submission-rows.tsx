import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { Link } from "#i18n/navigation.ts";
import type { ListedSubmission } from "#server/submissions/list-submissions.ts";
import { inView } from "./in-view.ts";

type SubmissionRowsProps = { merchantId: string; caption: string; rows: readonly ListedSubmission[] };

/** A merchant's submissions as a clerk sees them, each by the reference that is read out on the phone. */
export function SubmissionRows({ merchantId, caption, rows }: SubmissionRowsProps) {
  const t = useTranslations("submission.columns");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("reference")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell>{t("invoice")}</HeaderCell>
        <HeaderCell numeric>{t("total")}</HeaderCell>
        <HeaderCell>{t("when")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} merchantId={merchantId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ merchantId, row }: { merchantId: string; row: ListedSubmission }) {
  const t = useTranslations("submission.columns");
  const { number, code } = identityOf(row.key);
  return (
    <tr>
      <Cell card="title" heading className="mid:w-44">
        <Link
          href={inView(merchantId, paths.submission(row.id))}
          className="figures font-medium whitespace-nowrap text-accent-ink underline-offset-4 hover:underline"
        >
          {row.reference}
        </Link>
      </Cell>
      <Cell card="line">
        <StateTag state={row.state} />
      </Cell>
      <Cell card="line">
        <InvoiceNumber number={number} code={code} />
        <span className="block text-ink-soft">{row.buyerName}</span>
        {row.verdictMessage ? <span className="block text-ink-soft">{row.verdictMessage}</span> : null}
      </Cell>
      <Cell card="labelled" label={t("total")} numeric>
        <Money fen={row.total} />
      </Cell>
      <Cell card="labelled" label={t("when")}>
        <DateTime at={row.stateSince} />
      </Cell>
    </tr>
  );
}
