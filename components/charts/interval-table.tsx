import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";

export type IntervalRow = {
  readonly id: string;
  readonly name: ReactNode;
  readonly bad: number;
  readonly total: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

type IntervalTableProps = {
  caption: string;
  nameLabel: string;
  shareLabel: string;
  countLabel: string;
  intervalLabel: string;
  rows: readonly IntervalRow[];
};

/** Shares with how sure one can be of them: a table that is its own drawing, a mark for the share in a bar for its interval. */
export function IntervalTable({ caption, nameLabel, shareLabel, countLabel, intervalLabel, rows }: IntervalTableProps) {
  const t = useTranslations("feedback.trends");
  const format = useFormatter();
  const greatest = Math.max(0.05, ...rows.map(({ high }) => high));
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const at = (share: number) => `${(share / greatest) * 100}%`;
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{nameLabel}</HeaderCell>
        <HeaderCell numeric>{shareLabel}</HeaderCell>
        <HeaderCell numeric>{intervalLabel}</HeaderCell>
        <HeaderCell numeric>{countLabel}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map(({ id, name, bad, total, share, low, high }) => (
          <tr key={id}>
            <Cell card="title" heading>
              <span className="block break-all">{name}</span>
              <span aria-hidden data-tone="missing" className="relative mt-1.5 block h-2 rounded-sm bg-sunken">
                <span
                  className="absolute inset-y-0 rounded-sm bg-tone-line"
                  style={{ insetInlineStart: at(low), width: at(high - low) }}
                />
                <span className="absolute -inset-y-0.5 w-0.5 bg-tone" style={{ insetInlineStart: at(share) }} />
              </span>
            </Cell>
            <Cell card="labelled" label={shareLabel} numeric>
              {percent(share)}
            </Cell>
            <Cell card="labelled" label={intervalLabel} numeric>
              {t("between", { low: percent(low), high: percent(high) })}
            </Cell>
            <Cell card="labelled" label={countLabel} numeric>
              {t("of", { bad, total })}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
