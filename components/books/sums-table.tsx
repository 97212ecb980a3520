import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { agree, minusSums, type Sums } from "#domain/month-end.ts";
import type { MonthEnd } from "#server/reconciliation/month-end.ts";

/** Ours, theirs and the difference, kind by kind and in all. */
export function SumsTable({ monthEnd: { kinds, ours, theirs } }: { monthEnd: MonthEnd }) {
  const t = useTranslations("books.monthEnd");
  const kind = useTranslations("invoice.kinds");
  return (
    <Table caption={t("sumsCaption")}>
      <TableHead>
        <HeaderCell>{t("kind")}</HeaderCell>
        <HeaderCell>{t("side")}</HeaderCell>
        <HeaderCell numeric>{t("count")}</HeaderCell>
        <HeaderCell numeric>{t("amount")}</HeaderCell>
        <HeaderCell numeric>{t("tax")}</HeaderCell>
        <HeaderCell numeric>{t("total")}</HeaderCell>
      </TableHead>
      <tbody>
        {kinds.map((one) => (
          <Rows key={one.kind} name={kind(one.kind)} ours={one.ours} theirs={one.theirs} />
        ))}
        {kinds.length > 1 ? <Rows name={t("all")} ours={ours} theirs={theirs} /> : null}
      </tbody>
    </Table>
  );
}

function Rows({ name, ours, theirs }: { name: string; ours: Sums; theirs: Sums }) {
  const t = useTranslations("books.monthEnd");
  return (
    <>
      <Row name={name} side={t("ours")} sums={ours} />
      <Row name={name} side={t("theirs")} sums={theirs} />
      <Row name={name} side={t("difference")} sums={minusSums(ours, theirs)} pressing={!agree(ours, theirs)} />
    </>
  );
}

type RowProps = { name: string; side: string; sums: Sums; pressing?: boolean };

function Row({ name, side, sums: { count, amount, tax, total }, pressing }: RowProps) {
  const t = useTranslations("books.monthEnd");
  const look = pressing ? "font-medium text-tone" : undefined;
  return (
    <tr data-tone={pressing ? "returned" : undefined}>
      <Cell card="title" heading>
        {name}
      </Cell>
      <Cell card="aside">{side}</Cell>
      <Cell card="labelled" label={t("count")} numeric className={look}>
        {count.toLocaleString("en-US").replace("-", "−")}
      </Cell>
      <Cell card="labelled" label={t("amount")} numeric>
        <Money fen={amount} className={look} />
      </Cell>
      <Cell card="labelled" label={t("tax")} numeric>
        <Money fen={tax} className={look} />
      </Cell>
      <Cell card="labelled" label={t("total")} numeric>
        <Money fen={total} className={look} />
      </Cell>
    </tr>
  );
}
