"use client";

import { ChevronLeft, ChevronRight, ListRestart, Redo2, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { controlClass } from "#components/ui/control-class.ts";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { rowLooks } from "#components/ui/status-tone.ts";
import { isRejecting } from "#domain/problem.ts";
import type { GridRow } from "#server/batches/grid-row.ts";
import { CellWords } from "./cell-note.tsx";
import { columnOf, type GridColumn } from "./cell-place.ts";
import { ReplacePanel } from "./replace-panel.tsx";
import { SaveState } from "./save-state.tsx";
import { at } from "./selection.ts";
import type { Grid } from "./use-grid.ts";
import type { GridActs } from "./use-grid-acts.ts";

type RowCardsProps = { grid: Grid; acts: GridActs; columns: readonly GridColumn[] };

/** A row at a time, as a form: what is wrong with it first. The same acts as in the table. */
export function RowCards({ grid, acts, columns }: RowCardsProps) {
  const t = useTranslations("grid.cards");
  const tTools = useTranslations("grid.tools");
  const { outline, load, state, source } = grid;
  const { selection, select, rowNumber } = acts;
  const { index } = selection.focus;
  const [isReplacing, setIsReplacing] = useState(false);
  useEffect(() => {
    const around = [index, index + 1, index + 2].flatMap((one) => outline.numberAt(one) ?? []);
    void load(around);
  }, [index, outline, load]);
  const row = rowNumber === null ? undefined : state.rows.get(rowNumber);
  const isRemoved = rowNumber !== null && grid.isRemoved(rowNumber);
  const go = (by: 1 | -1) => select(at({ index: Math.max(0, Math.min(outline.count - 1, index + by)), column: 0 }));
  return (
    <div className="grid min-w-0 gap-4">
      <div className="flex items-center justify-between gap-2">
        <Button icon={<ChevronLeft aria-hidden />} disabled={index === 0} onClick={() => go(-1)}>
          {t("previous")}
        </Button>
        <p className="figures text-ink-soft" aria-live="polite">
          {t("place", { place: index + 1, count: outline.count })}
        </p>
        <Button disabled={index >= outline.count - 1} onClick={() => go(1)}>
          {t("next")}
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <SaveState state={state} batchId={source.batchId} />
      {row && rowNumber !== null ? (
        <RowCard key={rowNumber} grid={grid} acts={acts} row={row} columns={columns} />
      ) : (
        <div aria-busy className="h-60 animate-breathe rounded-lg bg-sunken" />
      )}
      {source.isFixed ? null : (
        <div role="toolbar" aria-label={tTools("label")} className="flex flex-wrap gap-2">
          <Button icon={<Undo2 aria-hidden />} disabled={state.history.done.length === 0} onClick={grid.undo}>
            {tTools("undo")}
          </Button>
          <Button icon={<Redo2 aria-hidden />} disabled={state.history.undone.length === 0} onClick={grid.redo}>
            {tTools("redo")}
          </Button>
          {isRemoved ? (
            <Button icon={<ListRestart aria-hidden />} onClick={acts.restore}>
              {tTools("restore", { count: 1 })}
            </Button>
          ) : (
            <Button icon={<Trash2 aria-hidden />} onClick={acts.remove}>
              {tTools("remove", { count: 1 })}
            </Button>
          )}
          <Button disabled={index === 0} onClick={acts.fill}>
            {t("fill")}
          </Button>
          <Button aria-expanded={isReplacing} onClick={() => setIsReplacing((before) => !before)}>
            {tTools("replace")}
          </Button>
        </div>
      )}
      {isReplacing ? <ReplacePanel grid={grid} acts={acts} columns={columns} /> : null}
    </div>
  );
}

type RowCardProps = { grid: Grid; acts: GridActs; row: GridRow; columns: readonly GridColumn[] };

function RowCard({ grid, acts, row, columns }: RowCardProps) {
  const t = useTranslations("grid.cards");
  const tGrid = useTranslations("grid");
  const tRow = useTranslations("states.row");
  const problems = acts.problemsOf(row.rowNumber) ?? [];
  /** Kept as they were at first: a field that has been mended does not slip away under the finger. */
  const [first] = useState(() => [
    ...new Set(
      problems
        .toSorted((one, other) => Number(isRejecting(other)) - Number(isRejecting(one)))
        .flatMap(({ field }) => columnOf(field, grid.source.columns, row.cells) ?? []),
    ),
  ]);
  const others = columns.map((_, column) => column).filter((column) => !first.includes(column));
  const place = grid.placeOf(row.rowNumber);
  const outcome = grid.isRemoved(row.rowNumber) ? "REMOVED" : row.outcome;
  const field = (column: number) => (
    <CardField
      key={column}
      grid={grid}
      acts={acts}
      row={row}
      column={column}
      heading={columns[column]?.heading ?? ""}
    />
  );
  return (
    <div className={classNames("grid gap-4 rounded-lg border border-line p-4", outcome === "REMOVED" && "opacity-70")}>
      <div className="flex items-center justify-between gap-3">
        <h2 className="figures text-base">
          {place.sheet === null ? null : `${place.sheet} · `}
          {tGrid("rowNumber", { row: place.row })}
        </h2>
        <StatusTag {...rowLooks[outcome]} label={tRow(`${outcome}.label`)} />
      </div>
      {first.map(field)}
      {first.length === 0 ? <CellWords grid={grid} row={row} column={-1} problems={problems} /> : null}
      <details open={first.length === 0}>
        <summary className="flex min-h-11 items-center text-accent-ink underline decoration-accent-line underline-offset-4">
          {first.length === 0 ? t("all") : t("others", { count: others.length })}
        </summary>
        <div className="grid gap-4 pt-2">{others.map(field)}</div>
      </details>
    </div>
  );
}

type CardFieldProps = { grid: Grid; acts: GridActs; row: GridRow; column: number; heading: string };

function CardField({ grid, acts, row, column, heading }: CardFieldProps) {
  const { rowNumber } = row;
  const id = `card-${rowNumber}-${column}`;
  const text = grid.textAt(rowNumber, column) ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const problems = acts.problemsOf(rowNumber) ?? [];
  const own = problems.filter(({ field }) => columnOf(field, grid.source.columns, row.cells) === column);
  const isWrong = own.some(isRejecting);
  return (
    <div className={classNames("grid gap-1", isWrong && "border-s-2 border-returned ps-3")}>
      <label htmlFor={id} className="font-medium">
        {heading}
      </label>
      <input
        id={id}
        value={draft ?? text}
        readOnly={grid.source.isFixed || grid.isRemoved(rowNumber)}
        aria-invalid={isWrong || undefined}
        aria-describedby={`${id}-note`}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onFocus={() => acts.select(at({ index: acts.selection.focus.index, column }), false)}
        onBlur={() => {
          if (draft !== null) grid.write(rowNumber, column, draft);
          setDraft(null);
        }}
        className={classNames(controlClass, "figures")}
      />
      <div id={`${id}-note`} className="grid gap-1">
        {own.length > 0 || row.raw ? <CellWords grid={grid} row={row} column={column} problems={own} isQuiet /> : null}
      </div>
    </div>
  );
}
