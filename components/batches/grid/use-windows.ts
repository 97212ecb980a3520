"use client";

import { type Dispatch, useCallback, useEffect, useRef } from "react";
import type { GridRow } from "#server/batches/grid-row.ts";
import type { GridAction } from "./grid-state.ts";
import { fetchRows } from "./grid-wire.ts";
import type { Outline } from "./outline.ts";

const windowRows = 100;
/** So that a scroll bar drawn across 100,000 rows asks for where it stops, not for all it passes. */
const restMs = 80;

/**
 * Fetches the rows that come into view, a window at a time.
 * @returns `look` to say what is in view, and `load` for rows something is to be done with: those it had to fetch, or
 * null where it could not
 */
export function useWindows(
  batchId: string,
  outline: Outline,
  rows: ReadonlyMap<number, GridRow>,
  dispatch: Dispatch<GridAction>,
) {
  const seen = useRef({ outline, rows });
  const asked = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopped = useRef(new AbortController());
  useEffect(() => {
    seen.current = { outline, rows };
  }, [outline, rows]);

  useEffect(() => {
    const controller = new AbortController();
    stopped.current = controller;
    return () => {
      controller.abort();
      clearTimeout(timer.current);
    };
  }, []);

  const load = useCallback(
    async (rowNumbers: readonly number[]): Promise<readonly GridRow[] | null> => {
      const wanted = rowNumbers.filter((number) => !seen.current.rows.has(number));
      const fetched: GridRow[] = [];
      for (let from = 0; from < wanted.length; from += windowRows) {
        const part = wanted.slice(from, from + windowRows);
        for (const number of part) asked.current.add(number);
        const answer = await fetchRows(batchId, part, stopped.current.signal);
        for (const number of part) asked.current.delete(number);
        if (answer.kind !== "done") return null;
        fetched.push(...answer.body.rows);
        dispatch({ type: "arrived", rows: answer.body.rows });
      }
      return fetched;
    },
    [batchId, dispatch],
  );

  const look = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const from = Math.floor(Math.max(0, first - 20) / windowRows) * windowRows;
        const numbers: number[] = [];
        for (let index = from; index <= last + 20; index++) {
          const number = seen.current.outline.numberAt(index);
          if (number !== null && !asked.current.has(number)) numbers.push(number);
        }
        void load(numbers);
      }, restMs);
    },
    [load],
  );

  return { look, load };
}
