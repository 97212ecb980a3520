// biome-ignore-all lint/a11y/useSemanticElements: a row stands where it is scrolled to, and a table cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves: the cell that has it holds an input
"use client";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { cellNoteId } from "./cell-note.tsx";
import type { GridColumn } from "./cell-place.ts";
import { GridHead, headWidth } from "./grid-head.tsx";
import { GridLine } from "./grid-line.tsx";
import type { LineEvents } from "./line-events.ts";
import { at, isSingle, moved } from "./selection.ts";
import type { Grid } from "./use-grid.ts";
import type { GridActs } from "./use-grid-acts.ts";

export const lineHeight = 36;
const keysId = "grid-keys";

type GridTableProps = { grid: Grid; acts: GridActs; columns: readonly GridColumn[] };

/**
 * The rows of a file, however many, as a spreadsheet: one cell has the focus and is an input, so that every way of
 * typing works in it, the input methods of Chinese too.
 */
export function GridTable({ grid, acts, columns }: GridTableProps) {
  const t = useTranslations("grid");
  const { outline, look, source } = grid;
  const { selection, block, select, calls } = acts;
  const { focus } = selection;
  const scroller = useRef<HTMLDivElement>(null);
  const way = useRef<HTMLParagraphElement>(null);
  /** What is being typed into the focused cell; null while one only moves about. */
  const [draft, setDraft] = useState<string | null>(null);
  const extract = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), focus.index])].sort((one, other) => one - other),
    [focus.index],
  );
  const virtualizer = useVirtualizer({
    count: outline.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 6,
    scrollMargin: 0,
    scrollPaddingStart: lineHeight,
    rangeExtractor: extract,
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  useEffect(() => look(startIndex, endIndex), [look, startIndex, endIndex]);

  const called = useRef(calls);
  useLayoutEffect(() => {
    if (called.current === calls) return;
    called.current = calls;
    virtualizer.scrollToIndex(focus.index, { align: "auto" });
    bringIntoView(scroller.current, columns, focus.column);
    const input = scroller.current?.querySelector<HTMLInputElement>("input[data-focused]");
    input?.focus({ preventScroll: true });
    input?.select();
  });

  function commit() {
    if (draft !== null && acts.rowNumber !== null) grid.write(acts.rowNumber, focus.column, draft);
    setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const isHandled = draft === null ? onMoveKey(event) : onTypeKey(event);
    if (isHandled) event.preventDefault();
  }

  function onTypeKey(event: KeyboardEvent): boolean {
    const { key, shiftKey: shift } = event;
    if (key === "Escape") {
      setDraft(null);
      select(selection);
      return true;
    }
    if (key === "F8") {
      commit();
      acts.seek(shift ? -1 : 1);
      return true;
    }
    if (key !== "Enter" && key !== "Tab" && key !== "ArrowUp" && key !== "ArrowDown") return false;
    commit();
    const arrow = key === "Enter" ? (shift ? "ArrowUp" : "ArrowDown") : key;
    const next = moved(at(focus), { key: arrow, shift: key === "Tab" && shift, ctrl: false }, size());
    select(next ?? at(focus));
    return key !== "Tab" || next !== null;
  }

  function onMoveKey(event: KeyboardEvent): boolean {
    const { key, shiftKey: shift } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && key.toLowerCase() === "z") return done(shift ? grid.redo : grid.undo);
    if (ctrl && key.toLowerCase() === "y") return done(grid.redo);
    if (ctrl && key.toLowerCase() === "d") return done(() => void acts.fill());
    if (key === "F8") return done(() => acts.seek(shift ? -1 : 1));
    if (key === "Escape") return done(() => (isSingle(selection) ? way.current?.focus() : select(at(focus))));
    if (key === "Enter" || key === "F2") return done(beginTyping);
    if (key === "Delete" || key === "Backspace") return done(() => void acts.clear());
    const next = moved(selection, { key, shift, ctrl }, size());
    if (next) select(next);
    return next !== null;
  }

  function beginTyping() {
    const text = acts.rowNumber === null ? null : grid.textAt(acts.rowNumber, focus.column);
    if (text === null || source.isFixed || grid.isRemoved(acts.rowNumber ?? 0)) return;
    setDraft(text);
    const input = scroller.current?.querySelector<HTMLInputElement>("input[data-focused]");
    input?.setSelectionRange(text.length, text.length);
  }

  function size() {
    const height = scroller.current?.clientHeight ?? 0;
    return { rows: outline.count, columns: columns.length, page: Math.max(1, Math.floor(height / lineHeight) - 2) };
  }

  function onCopy(event: ClipboardEvent) {
    if (draft !== null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", acts.copied());
    if (event.type === "cut") void acts.clear();
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (draft !== null && !/[\t\r\n]/.test(text)) return;
    event.preventDefault();
    setDraft(null);
    void acts.paste(text);
  }

  const on = useSteady({
    onSelect(place, isStretched) {
      if (draft !== null) commit();
      select({ anchor: isStretched ? selection.anchor : place, focus: place });
    },
    onStretch: (place) => select({ anchor: selection.anchor, focus: place }, false),
    onSelectRow(index, isStretched) {
      if (draft !== null) commit();
      const from = isStretched ? selection.anchor.index : index;
      select({ anchor: { index: from, column: columns.length - 1 }, focus: { index, column: 0 } });
    },
    onType: setDraft,
    onLeave: commit,
  });
  const width = headWidth + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div className="grid gap-2">
      <div
        ref={scroller}
        role="grid"
        aria-label={t("label")}
        aria-rowcount={outline.count + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-describedby={keysId}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onCut={onCopy}
        onPaste={onPaste}
        className="relative max-h-[min(40rem,calc(100dvh-14rem))] min-h-40 overflow-auto overscroll-contain rounded-lg border border-line-strong"
      >
        <GridHead columns={columns} width={width} />
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize(), width }}>
          {items.map(({ index, start }) => {
            const rowNumber = outline.numberAt(index) ?? 0;
            return (
              <GridLine
                key={rowNumber}
                index={index}
                rowNumber={rowNumber}
                sheets={source.sheets}
                start={start}
                row={grid.state.rows.get(rowNumber)}
                isRemoved={grid.isRemoved(rowNumber)}
                isFixed={source.isFixed}
                texts={grid.state.texts}
                columns={columns}
                fieldColumns={source.columns}
                problems={acts.problemsOf(rowNumber)}
                block={index >= block.top && index <= block.bottom ? block : null}
                focusColumn={index === focus.index ? focus.column : null}
                draft={index === focus.index ? draft : null}
                describedBy={cellNoteId}
                on={on}
              />
            );
          })}
        </div>
      </div>
      <p id={keysId} ref={way} tabIndex={-1} className="text-xs text-ink-faint">
        {t(source.isFixed ? "keysFixed" : "keys")}
      </p>
    </div>
  );
}

/** The newest functions behind ones that never change, so that what is handed them need not be drawn again. */
function useSteady(events: LineEvents): LineEvents {
  const newest = useRef<LineEvents>(events);
  useLayoutEffect(() => {
    newest.current = events;
  });
  return useMemo<LineEvents>(
    () => ({
      onSelect: (...given) => newest.current.onSelect(...given),
      onStretch: (...given) => newest.current.onStretch(...given),
      onSelectRow: (...given) => newest.current.onSelectRow(...given),
      onType: (...given) => newest.current.onType(...given),
      onLeave: () => newest.current.onLeave(),
    }),
    [],
  );
}

function done(act: () => void): true {
  act();
  return true;
}

function bringIntoView(scroller: HTMLDivElement | null, columns: readonly GridColumn[], column: number) {
  if (!scroller) return;
  const left = columns.slice(0, column).reduce((sum, one) => sum + one.width, headWidth);
  const right = left + (columns[column]?.width ?? 0);
  if (left - headWidth < scroller.scrollLeft) scroller.scrollLeft = left - headWidth;
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
}
