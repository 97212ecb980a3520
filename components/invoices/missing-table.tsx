import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { MissingInvoice } from "#server/missing/list-missing.ts";
import { DaysLeft } from "./days-left.tsx";
import { InvoiceLink } from "./invoice-link.tsx";
import { hrefOf } from "./missing-words.ts";
import { StandingTag } from "./standing-tag.tsx";
import { useMissingWords } from "./use-missing-words.ts";

type MissingTableProps = { caption: string; rows: readonly MissingInvoice[] };

/** Every row says why, what next and by when, and has one button. */
export function MissingTable({ caption, rows }: MissingTableProps) {
  const t = useTranslations("invoice");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("number")}</HeaderCell>
        <HeaderCell>{t("buyer")}</HeaderCell>
        <HeaderCell>{t("issuedOn")}</HeaderCell>
        <HeaderCell numeric>{t("totalInYuan")}</HeaderCell>
        <HeaderCell>{t("reasonAndNext")}</HeaderCell>
        <HeaderCell>{t("deadline.label")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("actions")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row }: { row: MissingInvoice }) {
  const t = useTranslations("invoice");
  const actionFor = useTranslations("missing");
  const words = useMissingWords(row);
  const { number } = identityOf(row.key);
  const returned = row.last?.state === "REJECTED" ? row.last.state : null;
  return (
    <tr>
      <Cell card="title" heading className="mid:w-60">
        <InvoiceLink of={row.key} href={paths.missingInvoice(row.key)} />
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
          <StandingTag standing={row.standing} />
          {returned ? <StateTag state={returned} /> : null}
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
      <Cell card="labelled" label={t("deadline.label")} className="mid:w-28">
        <DaysLeft daysLeft={row.deadline.daysLeft} deadline={row.deadline.due} moved={row.deadline.moved} />
      </Cell>
      <Cell card="action" className="mid:text-end">
        <ButtonLink
          href={hrefOf(row, row.last?.id)}
          size="small"
          block="phone"
          aria-label={actionFor("actionFor", { action: words.action, number })}
        >
          {words.action}
        </ButtonLink>
      </Cell>
    </tr>
  );
}
