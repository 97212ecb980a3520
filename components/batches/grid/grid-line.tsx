// biome-ignore-all lint/a11y/useSemanticElements: a row stands where it is scrolled to, and a table cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves: the cell that has it holds an input
"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { rowLooks } from "#components/ui/status-tone.ts";
import type { Problem } from "#domain/problem.ts";
import type { SheetPlace } from "#domain/table/read-table.ts";
import type { GridRow } from "#server/batches/grid-row.ts";
import { placeOfRow } from "../preview/row-place.ts";
import { cellName } from "./cell-note.tsx";
import { byColumn, type FieldColumns, type GridColumn } from "./cell-place.ts";
import { GridCell } from "./grid-cell.tsx";
import { headWidth } from "./grid-head.tsx";
import type { LineEvents } from "./line-events.ts";
import type { Block } from "./selection.ts";
import { cellKey } from "./unsaved.ts";

type GridLineProps = {
  index: number;
  rowNumber: number;
  sheets: readonly SheetPlace[];
  /** Where it stands, in pixels from the first row. */
  start: number;
  row: GridRow | undefined;
  isRemoved: boolean;
  isFixed: boolean;
  texts: ReadonlyMap<string, string>;
  columns: readonly GridColumn[];
  fieldColumns: FieldColumns;
  problems: readonly Problem[] | null;
  /** The selection, where this row is in it. */
  block: Block | null;
  focusColumn: number | null;
  draft: string | null;
  describedBy: string;
  on: LineEvents;
};

/** Drawn again only when something in it has changed: scrolling draws the rows that come, not those that are there. */
export const GridLine = memo(function GridLine(props: GridLineProps) {
  const { index, rowNumber, sheets, start, row, isRemoved, texts, columns, fieldColumns, block, focusColumn, on } =
    props;
  const t = useTranslations("grid");
  const place = placeOfRow(sheets, rowNumber);
  const cells = row?.cells ?? [];
  const wrong = byColumn(props.problems ?? [], fieldColumns, cells);
  const repaired = byColumn(row?.repairs ?? [], fieldColumns, cells);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={!row}
      className={classNames(
        "absolute flex h-9 border-b border-line bg-surface",
        isRemoved && "text-ink-faint line-through",
      )}
      style={{ transform: `translateY(${start}px)` }}
    >
      <LineHead
        row={row}
        number={place.row}
        isRemoved={isRemoved}
        isWrong={wrong.has(null)}
        isSelected={block !== null}
        onSelect={(isStretched) => on.onSelectRow(index, isStretched)}
      />
      {columns.map((column, at) => {
        const waiting = texts.get(cellKey(rowNumber, at));
        return (
          <GridCell
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            key={at}
            index={index}
            at={at}
            column={column}
            label={focusColumn === at ? cellName(t, place, column.heading) : ""}
            text={waiting ?? (row ? (cells[at] ?? "") : null)}
            problems={wrong.get(at)}
            repairs={repaired.get(at)}
            isMended={row?.raw != null && (row.raw[at] ?? "") !== (cells[at] ?? "")}
            isSelected={block !== null && at >= block.left && at <= block.right}
            isFocused={focusColumn === at}
            isFixed={props.isFixed || isRemoved || !row}
            draft={focusColumn === at ? props.draft : null}
            describedBy={props.describedBy}
            on={on}
          />
        );
      })}
    </div>
  );
});

type LineHeadProps = {
  row: GridRow | undefined;
  /** As its own sheet counts it. */
  number: number;
  isRemoved: boolean;
  isWrong: boolean;
  isSelected: boolean;
  onSelect: (isStretched: boolean) => void;
};

function LineHead({ row, number, isRemoved, isWrong, isSelected, onSelect }: LineHeadProps) {
  const t = useTranslations("states.row");
  const outcome = isRemoved ? "REMOVED" : row?.outcome;
  const look = outcome ? rowLooks[outcome] : null;
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      data-tone={isWrong ? "returned" : look?.tone}
      onPointerDown={(event) => {
        event.preventDefault();
        onSelect(event.shiftKey);
      }}
      className={classNames(
        "figures sticky start-0 z-10 flex shrink-0 cursor-default items-center justify-between gap-2 border-e border-line-strong px-3 text-xs select-none",
        isSelected ? "bg-accent-soft text-accent-ink" : "bg-canvas text-ink-soft",
      )}
      style={{ width: headWidth }}
    >
      <span>{number}</span>
      {look && outcome ? (
        <span title={t(`${outcome}.label`)} className="flex text-tone">
          <look.Icon aria-hidden className="size-4" />
          <span className="sr-only">{t(`${outcome}.label`)}</span>
        </span>
      ) : (
        <span className="h-3 w-6 animate-breathe rounded-sm bg-sunken" />
      )}
    </div>
  );
}
