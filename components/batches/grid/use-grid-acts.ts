"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isRejecting, type Problem } from "#domain/problem.ts";
import { blockText, type CellChange, changesIn, filledDown, pasted } from "./cell-change.ts";
import { columnOf, type GridColumn } from "./cell-place.ts";
import { pastedCells } from "./copied-cells.ts";
import { isRemoved, textAt } from "./grid-state.ts";
import { at, type Block, blockOf, type Selection } from "./selection.ts";
import type { Grid } from "./use-grid.ts";

export type GridActs = ReturnType<typeof useGridActs>;

const noProblems: readonly Problem[] = [];
/** As far as one act may reach: what a person still oversees, and one request still carries. */
const rowsAtOnce = 2_000;

/** What is selected, and what can be done with it: from the keyboard and from the buttons. */
export function useGridActs(grid: Grid, columns: readonly GridColumn[], after: number, view: string) {
  const { outline, state, source, load, change, move, now } = grid;
  const [selection, setSelection] = useState<Selection>(() => at(firstPlace(grid, after)));
  /** Counts up whenever the focused cell is to be brought into view and to take the focus. */
  const [calls, setCalls] = useState(0);
  const seeking = useRef<1 | -1 | null>(null);
  const block = useMemo(() => blockOf(selection), [selection]);
  const { focus } = selection;
  const rowNumber = outline.numberAt(focus.index);

  const select = useCallback((next: Selection, isCalled = true) => {
    setSelection(next);
    if (isCalled) setCalls((before) => before + 1);
  }, []);

  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view && focus.index < outline.count) return;
    shown.current = view;
    setSelection(at(firstPlace(grid, after)));
  }, [view, focus.index, outline.count, grid, after]);

  const numbersIn = useCallback(
    ({ top, bottom }: Block): number[] => {
      const numbers: number[] = [];
      for (let index = top; index <= Math.min(bottom, top + rowsAtOnce - 1); index++) {
        const number = outline.numberAt(index);
        if (number !== null) numbers.push(number);
      }
      return numbers;
    },
    [outline],
  );

  const withCells = useCallback(
    async (wanted: Block, changes: (cells: Parameters<typeof changesIn>[1], block: Block) => readonly CellChange[]) => {
      if (source.isFixed) return;
      const reach = { ...wanted, bottom: Math.min(wanted.bottom, wanted.top + rowsAtOnce - 1, outline.count - 1) };
      const fetched = await load(numbersIn({ ...reach, top: Math.max(0, reach.top - 1) }));
      if (!fetched) return;
      const { rows, ...waiting } = now();
      const known = { ...waiting, rows: new Map([...rows, ...fetched.map((row) => [row.rowNumber, row] as const)]) };
      const numberAt = (index: number) => {
        const number = outline.numberAt(index);
        return number === null || isRemoved(known, number) ? null : number;
      };
      change(changes({ numberAt, textAt: (number, column) => textAt(known, number, column) ?? "" }, reach));
    },
    [source.isFixed, outline, load, numbersIn, change, now],
  );

  const problemsOf = useCallback(
    (number: number): readonly Problem[] | null => {
      const row = state.rows.get(number);
      if (!row) return null;
      return isRemoved(state, number) ? noProblems : (state.checks.get(number) ?? row.problems);
    },
    [state],
  );

  /** Goes to the next cell that keeps its row back; where rows have not been fetched, it waits there for them. */
  const seek = useCallback(
    (by: 1 | -1, from = focus) => {
      seeking.current = null;
      for (let index = from.index; index >= 0 && index < outline.count; index += by) {
        const number = outline.numberAt(index);
        const row = number === null ? undefined : state.rows.get(number);
        if (number === null || !row) {
          seeking.current = by;
          select(at({ index, column: by > 0 ? -1 : columns.length }), true);
          return;
        }
        const wrong = (problemsOf(number) ?? [])
          .filter(isRejecting)
          .map(({ field }) => columnOf(field, source.columns, row.cells) ?? 0)
          .filter((column) => index !== from.index || (by > 0 ? column > from.column : column < from.column))
          .toSorted((one, other) => (one - other) * by);
        if (wrong[0] !== undefined) {
          select(at({ index, column: wrong[0] }));
          return;
        }
      }
    },
    [focus, outline, state.rows, problemsOf, columns.length, source.columns, select],
  );

  useEffect(() => {
    const by = seeking.current;
    if (by !== null && rowNumber !== null && state.rows.has(rowNumber)) seek(by);
  }, [rowNumber, state.rows, seek]);

  return {
    selection,
    block,
    rowNumber,
    calls,
    select,
    seek,
    problemsOf,
    rows: numbersIn(block),
    clear: () => withCells(block, (cells, reach) => changesIn(reach, cells, () => "")),
    fill: () => withCells(block, (cells, reach) => filledDown(reach, cells)),
    copied: () =>
      blockText(block, { numberAt: outline.numberAt, textAt: (number, column) => textAt(state, number, column) ?? "" }),
    paste: (text: string) => {
      const copied = pastedCells(text);
      const reach = { ...block, bottom: Math.max(block.bottom, block.top + copied.length - 1) };
      return withCells(reach, (cells, { bottom }) =>
        pasted({ ...block, bottom: Math.min(block.bottom, bottom) }, cells, copied, columns.length),
      );
    },
    remove: () => move("remove", numbersIn(block)),
    restore: () => move("restore", numbersIn(block)),
  };
}

/** Opens on the first thing to mend. */
function firstPlace({ source, state, outline }: Grid, after: number) {
  const rowNumber = source.rows[0]?.rowNumber ?? 0;
  const index = Math.max(0, after > 0 ? outline.indexOf(rowNumber) : 0);
  const row = state.rows.get(outline.numberAt(index) ?? 0);
  const wrong = row?.problems.find(isRejecting);
  const column = row && wrong ? columnOf(wrong.field, source.columns, row.cells) : 0;
  return { index, column: column ?? 0 };
}
