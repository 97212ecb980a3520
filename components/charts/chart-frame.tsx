import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Tone } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";

export type Series = {
  readonly name: string;
  readonly tone: Tone;
  /** One value a place on the axis; null where nobody looked. */
  readonly values: readonly (number | null)[];
};

type ChartFrameProps = {
  title: string;
  /** What the axis counts: hours, days. */
  axis: string;
  places: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
  children: ReactNode;
};

/** A drawing with its name, its colours explained in words, and the same figures as a table for whoever reads those. */
export function ChartFrame({ title, axis, places, series, format, children }: ChartFrameProps) {
  const t = useTranslations("common.chart");
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="font-medium">{title}</span>
        {series.length > 1 ? (
          <ul className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
            {series.map(({ name, tone }) => (
              <li key={name} data-tone={tone} className="flex items-center gap-1.5">
                <span aria-hidden className="size-2.5 rounded-sm bg-tone" />
                {name}
              </li>
            ))}
          </ul>
        ) : null}
      </figcaption>
      <div aria-hidden className="mt-3">
        {children}
      </div>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-ink-soft hover:text-ink coarse:min-h-11 print:hidden">
          {t("asTable")}
        </summary>
        <div className="mt-2 max-h-96 overflow-y-auto">
          <Table caption={title}>
            <TableHead>
              <HeaderCell>{axis}</HeaderCell>
              {series.map(({ name }) => (
                <HeaderCell key={name} numeric>
                  {name}
                </HeaderCell>
              ))}
            </TableHead>
            <tbody>
              {places.map((place, index) => (
                <tr key={place}>
                  <Cell card="title" heading>
                    {place}
                  </Cell>
                  {series.map(({ name, values }) => (
                    <Cell key={name} card="labelled" label={name} numeric>
                      {wordOf(values[index] ?? null, format)}
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </details>
    </figure>
  );
}

function wordOf(value: number | null, format: (value: number) => string): string {
  return value === null ? "—" : format(value);
}
