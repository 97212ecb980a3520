import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Repair } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import type { ListedRow } from "#server/batches/list-rows.ts";
import { cellFinder } from "./column-name.ts";
import { RowNumberCell } from "./row-number-cell.tsx";

type RepairTableProps = { caption: string; batch: Pick<FoundBatch, "header" | "columns">; rows: readonly ListedRow[] };

/** What was written stands beside what it was read as, and why. */
export function RepairTable({ caption, batch, rows }: RepairTableProps) {
  const t = useTranslations("batch.problems");
  const find = cellFinder(batch.header, batch.columns);
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell numeric>{t("row")}</HeaderCell>
        <HeaderCell>{t("column")}</HeaderCell>
        <HeaderCell>{t("rawAndRead")}</HeaderCell>
        <HeaderCell>{t("why")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.flatMap((row) =>
          byField(row.repairs).map((repairs) => (
            <RepairLine
              key={`${row.rowNumber} ${repairs[0].field}`}
              row={row.rowNumber}
              column={find(repairs[0].field, row.cells).column}
              repairs={repairs}
            />
          )),
        )}
      </tbody>
    </Table>
  );
}

type Repairs = readonly [Repair, ...Repair[]];

function RepairLine({ row, column, repairs }: { row: number; column: string | null; repairs: Repairs }) {
  const t = useTranslations("batch.problems");
  const tRepairs = useTranslations("batch.repairs");
  const { raw, value } = repairs.at(-1) ?? repairs[0];
  return (
    <tr>
      <RowNumberCell row={row} />
      <Cell card="aside" className="font-medium mid:w-28 mid:text-start! wide:w-40">
        {column ?? t("wholeRow")}
      </Cell>
      <Cell card="line" className="mid:w-64 wide:w-96">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="figures break-all whitespace-pre-wrap text-ink-soft">
            {raw.trim() === "" ? t("empty") : raw}
          </span>
          <ArrowRight role="img" aria-label={t("readAs")} className="size-3.5 shrink-0 self-center text-ink-faint" />
          <span className="figures font-medium break-all">{value}</span>
        </span>
      </Cell>
      <Cell card="line">
        {repairs.map(({ code }) => tRepairs(`${code as keyof Messages["batch"]["repairs"]}`)).join(" ")}
      </Cell>
    </tr>
  );
}

/** Several repairs of one value are one change in the reader's eyes. */
function byField(repairs: readonly Repair[]): Repairs[] {
  return Object.values(Object.groupBy(repairs, ({ field }) => field)).filter(
    (group) => group !== undefined,
  ) as unknown as Repairs[];
}
