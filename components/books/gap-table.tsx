import { useTranslations } from "next-intl";
import { StandingTag } from "#components/invoices/standing-tag.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { formatYuan } from "#domain/money.ts";
import type { GapSide, ListedGap } from "#server/reconciliation/list-gaps.ts";

/** Every invoice that makes the difference, with what either book says of it. */
export function GapTable({ rows }: { rows: readonly ListedGap[] }) {
  const t = useTranslations("books.monthEnd");
  return (
    <Table caption={t("gaps.caption")}>
      <TableHead>
        <HeaderCell>{t("gaps.number")}</HeaderCell>
        <HeaderCell>{t("gaps.why")}</HeaderCell>
        <HeaderCell>{t("gaps.ours")}</HeaderCell>
        <HeaderCell>{t("gaps.theirs")}</HeaderCell>
        <HeaderCell numeric>{t("gaps.weight")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <Cell card="title" heading>
              <NumberLink row={row} />
              <span className="mt-1 block text-xs font-normal text-ink-faint">{row.buyerName}</span>
            </Cell>
            <Cell card="line">
              {t(`reasons.${row.reason}`)}
              {row.standing && row.reason === "missing-there" ? (
                <span className="ms-2 mid:ms-0 mid:mt-1 mid:block">
                  <StandingTag standing={row.standing} />
                </span>
              ) : null}
            </Cell>
            <Cell card="labelled" label={t("gaps.ours")}>
              <Side side={row.ours} />
            </Cell>
            <Cell card="labelled" label={t("gaps.theirs")}>
              <Side side={row.theirs} />
            </Cell>
            <Cell card="aside" numeric>
              <Money fen={row.weight.total} className="font-medium" />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NumberLink({ row: { key, ours } }: { row: ListedGap }) {
  const digits = <InvoiceNumber {...identityOf(key)} />;
  return ours ? <TextLink href={paths.missingInvoice(key)}>{digits}</TextLink> : digits;
}

function Side({ side }: { side: GapSide | null }) {
  const t = useTranslations("books.monthEnd.gaps");
  if (side === null) return <span className="text-ink-faint">{t("notThere")}</span>;
  const { issuedOn, amount, tax, total } = side;
  return (
    <span className="figures text-end mid:text-start">
      <BusinessDate date={issuedOn} />
      <span className="block text-xs text-ink-soft">
        {t("values", { amount: formatYuan(amount), tax: formatYuan(tax), total: formatYuan(total) })}
      </span>
    </span>
  );
}
