"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from "react";
import type { SheetPlace } from "#domain/table/read-table.ts";
import type { GridCounts, GridRow } from "#server/batches/grid-row.ts";
import type { Outline as Spans } from "#server/batches/outline-rows.ts";
import { placeOfRow } from "../preview/row-place.ts";
import type { CellChange } from "./cell-change.ts";
import { type FieldColumns, settledProblems } from "./cell-place.ts";
import type { RowGround } from "./check-row.ts";
import { type Clash, changedRows, firstState, gridReducer, isRemoved, textAt } from "./grid-state.ts";
import { outlineOf } from "./outline.ts";
import { useSaving } from "./use-saving.ts";
import { useWindows } from "./use-windows.ts";

/** What the server hands to the grid of one batch. */
export type GridSource = {
  readonly batchId: string;
  readonly header: readonly string[];
  readonly columns: FieldColumns;
  readonly sheets: readonly SheetPlace[];
  readonly ground: RowGround;
  readonly outline: Spans;
  /** The first rows of the view. */
  readonly rows: readonly GridRow[];
  readonly counts: GridCounts;
  /** Rows read from the invoices' own files are shown, not changed. */
  readonly isFixed: boolean;
};

export type Grid = ReturnType<typeof useGrid>;

/** Rows checked in the browser at once; of more the server speaks soon enough. */
const checkedAtOnce = 50;

/** The rows of a batch, what is done to them and how far that is saved: for the table and the cards alike. */
export function useGrid(source: GridSource) {
  const { batchId, header, columns, sheets, ground, rows, counts, isFixed } = source;
  const [state, dispatch] = useReducer(gridReducer, undefined, () => firstState(rows, counts));
  const outline = useMemo(() => outlineOf(source.outline.spans), [source.outline]);
  const is1904 = sheets.some((sheet) => sheet.is1904);
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => dispatch({ type: "arrived", rows }), [rows]);
  useEffect(() => dispatch({ type: "counted", counts }), [counts]);
  useSaving(batchId, state, dispatch);
  const { look, load } = useWindows(batchId, outline, state.rows, dispatch);

  const check = useCallback(
    async (changes: readonly CellChange[]) => {
      const numbers = changedRows(changes);
      if (numbers.length > checkedAtOnce) return;
      const { checkRow } = await import("./check-row.ts");
      for (const rowNumber of numbers) {
        const row = latest.current.rows.get(rowNumber);
        if (!row || row.partOf !== null) continue;
        const width = Math.max(row.cells.length, header.length);
        const own = new Map(
          changes.flatMap((one) => (one.rowNumber === rowNumber ? [[one.column, one.after] as const] : [])),
        );
        const cells = Array.from(
          { length: width },
          (_, column) => own.get(column) ?? textAt(latest.current, rowNumber, column) ?? "",
        );
        const found = checkRow(cells, rowNumber, { headings: header, columns, is1904 }, ground);
        const touched = new Set(own.keys());
        dispatch({ type: "checked", rowNumber, problems: settledProblems(row, found, touched, columns) });
      }
    },
    [header, columns, is1904, ground],
  );

  const change = useCallback(
    (changes: readonly CellChange[]) => {
      if (changes.length === 0) return;
      dispatch({ type: "do", deed: { kind: "cells", changes } });
      void check(changes);
    },
    [check],
  );

  const write = useCallback(
    (rowNumber: number, column: number, after: string) => {
      const before = textAt(latest.current, rowNumber, column);
      if (before !== null && before !== after) change([{ rowNumber, column, before, after }]);
    },
    [change],
  );

  const move = useCallback(
    (act: "remove" | "restore", rowNumbers: readonly number[]) => {
      if (isFixed) return;
      const moving = rowNumbers.filter((number) => isRemoved(latest.current, number) === (act === "restore"));
      if (moving.length > 0) dispatch({ type: "do", deed: { kind: "rows", act, rows: moving } });
    },
    [isFixed],
  );

  const settle = useCallback(
    (clash: Clash, isMine: boolean) => {
      dispatch({ type: "settled", clash });
      if (isMine) write(clash.rowNumber, clash.column, clash.mine);
    },
    [write],
  );

  return {
    source,
    state,
    outline,
    look,
    load,
    change,
    write,
    move,
    settle,
    undo: useCallback(() => dispatch({ type: "undo" }), []),
    redo: useCallback(() => dispatch({ type: "redo" }), []),
    textAt: useCallback((rowNumber: number, column: number) => textAt(state, rowNumber, column), [state]),
    isRemoved: useCallback((rowNumber: number) => isRemoved(state, rowNumber), [state]),
    /** A row as its own sheet counts it. */
    placeOf: useCallback((rowNumber: number) => placeOfRow(source.sheets, rowNumber), [source.sheets]),
    /** The state at this moment, for what goes on after waiting for rows. */
    now: useCallback(() => latest.current, []),
  };
}
