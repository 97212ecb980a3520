"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type CellChange, changesIn, replaced } from "./cell-change.ts";
import type { GridColumn } from "./cell-place.ts";
import { fetchCells } from "./grid-wire.ts";
import { blockOf, cellCount, isSingle } from "./selection.ts";
import type { Grid } from "./use-grid.ts";
import type { GridActs } from "./use-grid-acts.ts";

type ReplacePanelProps = { grid: Grid; acts: GridActs; columns: readonly GridColumn[] };

const selectionScope = "selection";
const typingMs = 300;

/** What would be replaced, and how many cells there are in all; null while that is being counted. */
type Found = { readonly changes: readonly CellChange[]; readonly count: number } | null;

/** Replaces a text in a whole column, or in what is selected: counted first, done with a second press, undone with one. */
export function ReplacePanel({ grid, acts, columns }: ReplacePanelProps) {
  const t = useTranslations("grid.replace");
  const id = useId();
  const { selection } = acts;
  const [scope, setScope] = useState(isSingle(selection) ? String(selection.focus.column) : selectionScope);
  const [find, setFind] = useState(() =>
    isSingle(selection) ? (grid.textAt(acts.rowNumber ?? 0, selection.focus.column) ?? "") : "",
  );
  const [put, setPut] = useState("");
  const [isWhole, setIsWhole] = useState(true);
  const putInput = useRef<HTMLInputElement>(null);
  useEffect(() => putInput.current?.focus(), []);
  const found = useFound(grid, acts, { scope, find, put, isWhole });
  const choices = [
    ...(isSingle(selection)
      ? []
      : [{ value: selectionScope, label: t("inSelection", { count: cellCount(blockOf(selection)) }) }]),
    ...columns.map(({ heading }, index) => ({ value: String(index), label: t("inColumn", { column: heading }) })),
  ];
  const isReady = found !== null && found.changes.length > 0;
  return (
    <form
      aria-label={t("label")}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) grid.change(found.changes);
      }}
      className="grid items-end gap-3 rounded-lg border border-line p-3 mid:grid-cols-[12rem_1fr_1fr_auto]"
    >
      <Select
        name="scope"
        id={`${id}-scope`}
        label={t("where")}
        filter
        choices={choices}
        value={choices.some(({ value }) => value === scope) ? scope : choices[0]?.value}
        onChange={(event) => setScope(event.target.value)}
      />
      <TextInput
        name="find"
        id={`${id}-find`}
        label={t("find")}
        filter
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <TextInput
        name="put"
        id={`${id}-put`}
        label={t("put")}
        filter
        ref={putInput}
        value={put}
        onChange={(event) => setPut(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={!isReady}>
        {isReady ? t("replace", { count: found.changes.length }) : t("replaceNone")}
      </Button>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 mid:col-span-full">
        <Checkbox
          name="whole"
          id={`${id}-whole`}
          label={t("whole")}
          checked={isWhole}
          onChange={(event) => setIsWhole(event.target.checked)}
        />
        <p role="status" className="figures flex flex-wrap gap-x-2 text-ink-soft">
          <span>{found === null ? t("counting") : t("found", { count: found.count })}</span>
          {isReady && found.count > found.changes.length ? (
            <span>{t("first", { count: found.changes.length })}</span>
          ) : null}
        </p>
      </div>
    </form>
  );
}

type Search = { scope: string; find: string; put: string; isWhole: boolean };

function useFound(grid: Grid, acts: GridActs, { scope, find, put, isWhole }: Search): Found {
  const [found, setFound] = useState<Found>({ changes: [], count: 0 });
  const { outline, textAt, isRemoved, state, source } = grid;
  const { unsaved, rows } = state;
  const { block } = acts;
  useEffect(() => {
    const replacement = { find, put, isWhole };
    if (scope === selectionScope) {
      const numberAt = (index: number) => {
        const number = outline.numberAt(index);
        return number !== null && rows.has(number) && !isRemoved(number) ? number : null;
      };
      const cells = { numberAt, textAt: (number: number, column: number) => textAt(number, column) ?? "" };
      const changes = changesIn(block, cells, (text) => replaced(text, replacement));
      setFound({ changes, count: changes.length });
      return;
    }
    if ((find === "" && !isWhole) || unsaved.length > 0) {
      setFound(unsaved.length > 0 ? null : { changes: [], count: 0 });
      return;
    }
    setFound(null);
    const column = Number(scope);
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await fetchCells(source.batchId, { column, text: find, isWhole });
      if (isOver || answer.kind !== "done") return;
      const changes = answer.body.cells
        .map(({ rowNumber, value }) => ({ rowNumber, column, before: value, after: replaced(value, replacement) }))
        .filter(({ before, after }) => before !== after);
      setFound({ changes, count: changes.length === 0 ? 0 : answer.body.count });
    }, typingMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [scope, find, put, isWhole, block, unsaved, rows, outline, textAt, isRemoved, source.batchId]);
  return found;
}
