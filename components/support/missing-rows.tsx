import { useTranslations } from "next-intl";
import { DaysLeft } from "#components/invoices/days-left.tsx";
import { InvoiceLink } from "#components/invoices/invoice-link.tsx";
import { StandingTag } from "#components/invoices/standing-tag.tsx";
import { useMissingWords } from "#components/invoices/use-missing-words.ts";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { MissingInvoice } from "#server/missing/list-missing.ts";
import { inView } from "./in-view.ts";

type MissingRowsProps = { merchantId: string; rows: readonly MissingInvoice[] };

/** The merchant's missing list as a clerk sees it: the same words, nothing to press. */
export function MissingRows({ merchantId, rows }: MissingRowsProps) {
  const t = useTranslations("invoice");
  const caption = useTranslations("missing")("caption");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("number")}</HeaderCell>
        <HeaderCell>{t("buyer")}</HeaderCell>
        <HeaderCell>{t("issuedOn")}</HeaderCell>
        <HeaderCell numeric>{t("totalInYuan")}</HeaderCell>
        <HeaderCell>{t("reasonAndNext")}</HeaderCell>
        <HeaderCell>{t("deadline.label")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} merchantId={merchantId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ merchantId, row }: { merchantId: string; row: MissingInvoice }) {
  const t = useTranslations("invoice");
  const words = useMissingWords(row);
  return (
    <tr>
      <Cell card="title" heading className="mid:w-60">
        <InvoiceLink of={row.key} href={inView(merchantId, paths.missingInvoice(row.key))} />
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
          <StandingTag standing={row.standing} />
          {row.last ? (
            <Link href={inView(merchantId, paths.submission(row.last.id))}>
              <StateTag state={row.last.state} />
            </Link>
          ) : null}
          {t(`kinds.${row.kind}`)}
        </span>
      </Cell>
      <Cell card="line" className="mid:min-w-32">
        {row.buyerName}
      </Cell>
      <Cell card="labelled" label={t("issuedOn")}>
        <BusinessDate date={row.issuedOn} />
      </Cell>
      <Cell card="aside" numeric>
        <Money fen={row.total} className="font-medium" />
      </Cell>
      <Cell card="line" className="mid:min-w-56">
        <span className="block">{words.reason}</span>
        <span className="block text-ink-soft">{words.next}</span>
      </Cell>
      <Cell card="labelled" label={t("deadline.label")}>
        <DaysLeft daysLeft={row.deadline.daysLeft} deadline={row.deadline.due} moved={row.deadline.moved} />
      </Cell>
    </tr>
  );
}
