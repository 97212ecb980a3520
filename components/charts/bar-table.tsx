import type { ReactNode } from "react";
import type { Tone } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";

export type Bar = {
  readonly id: string;
  readonly name: ReactNode;
  readonly value: number;
  readonly tone: Tone;
  /** More columns beside the count, as many as `more` names. */
  readonly facts?: readonly ReactNode[];
};

type BarTableProps = {
  caption: string;
  nameLabel: string;
  valueLabel: string;
  more?: readonly string[];
  bars: readonly Bar[];
  format: (value: number) => string;
};

/** Shares of a whole, the greatest first: a table that is its own drawing. */
export function BarTable({ caption, nameLabel, valueLabel, more = [], bars, format }: BarTableProps) {
  const greatest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{nameLabel}</HeaderCell>
        <HeaderCell numeric>{valueLabel}</HeaderCell>
        {more.map((label) => (
          <HeaderCell key={label} numeric>
            {label}
          </HeaderCell>
        ))}
      </TableHead>
      <tbody>
        {bars.map(({ id, name, value, tone, facts = [] }) => (
          <tr key={id}>
            <Cell card="title" heading>
              <span className="block">{name}</span>
              <span aria-hidden data-tone={tone} className="mt-1 block h-1.5 rounded-sm bg-sunken">
                <span className="block h-full rounded-sm bg-tone" style={{ width: `${(value / greatest) * 100}%` }} />
              </span>
            </Cell>
            <Cell card="labelled" label={valueLabel} numeric>
              {format(value)}
            </Cell>
            {facts.map((fact, index) => (
              <Cell key={more[index]} card="labelled" label={more[index]} numeric>
                {fact}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
