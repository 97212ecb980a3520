import type { Problem } from "#domain/problem.ts";
import type { GridCounts, GridRow } from "#server/batches/grid-row.ts";
import type { EditConflict } from "#server/batches/mend-rows.ts";
import { type CellChange, inverse } from "./cell-change.ts";
import { type Deed, did, emptyHistory, type History, redid, type Step, undid, withMoved } from "./history.ts";
import { cellKey, type Parcel, pieces, type Unsaved, waitingMoves, waitingTexts } from "./unsaved.ts";

/** How the saving stands: `halted` until somebody signs in again, `closed` once the batch can no longer be mended. */
export type Saving = "idle" | "sending" | "retrying" | "halted" | "closed";

/** Somebody else changed the cell meanwhile: theirs stands there, mine was not written. */
export type Clash = { readonly rowNumber: number; readonly column: number; readonly mine: string };

export type GridState = {
  /** As the server last told them. */
  readonly rows: ReadonlyMap<number, GridRow>;
  readonly counts: GridCounts;
  readonly unsaved: readonly Unsaved[];
  /** What of it waits in which cell and row; follows from `unsaved`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly moves: ReadonlyMap<number, boolean>;
  readonly history: History;
  readonly steps: number;
  readonly saving: Saving;
  /** How often in a row saving has failed. */
  readonly tries: number;
  readonly savedAt: number | null;
  readonly clashes: readonly Clash[];
  /** What this browser found in rows that were just changed, until the server answers. */
  readonly checks: ReadonlyMap<number, readonly Problem[]>;
};

export type GridAction =
  | { readonly type: "arrived"; readonly rows: readonly GridRow[] }
  | { readonly type: "counted"; readonly counts: GridCounts }
  | { readonly type: "resumed"; readonly unsaved: readonly Unsaved[] }
  | { readonly type: "do"; readonly deed: Deed }
  | { readonly type: "undo" | "redo" }
  | { readonly type: "checked"; readonly rowNumber: number; readonly problems: readonly Problem[] }
  | { readonly type: "sending" }
  | { readonly type: "failed"; readonly saving: Saving }
  | { readonly type: "saved"; readonly parcel: Parcel; readonly answer: SavedAnswer; readonly at: number }
  | { readonly type: "settled"; readonly clash: Clash };

export type SavedAnswer = {
  readonly rows: readonly GridRow[];
  readonly counts: GridCounts;
  readonly conflicts?: readonly EditConflict[];
  readonly moved?: readonly number[];
};

export function firstState(rows: readonly GridRow[], counts: GridCounts): GridState {
  return {
    rows: new Map(rows.map((row) => [row.rowNumber, row])),
    counts,
    unsaved: [],
    texts: new Map(),
    moves: new Map(),
    history: emptyHistory,
    steps: 0,
    saving: "idle",
    tries: 0,
    savedAt: null,
    clashes: [],
    checks: new Map(),
  };
}

export function gridReducer(state: GridState, action: GridAction): GridState {
  switch (action.type) {
    case "arrived":
      return { ...state, rows: withRows(state.rows, action.rows) };
    case "counted":
      return { ...state, counts: action.counts };
    case "resumed":
      return waiting(state, [...action.unsaved, ...state.unsaved]);
    case "do":
      return doing(state, action.deed);
    case "undo":
      return undoing(state);
    case "redo":
      return redoing(state);
    case "checked":
      return { ...state, checks: new Map(state.checks).set(action.rowNumber, action.problems) };
    case "sending":
      return { ...state, saving: "sending" };
    case "failed":
      return { ...state, saving: action.saving, tries: state.tries + 1 };
    case "saved":
      return saved(state, action.parcel, action.answer, action.at);
    case "settled":
      return { ...state, clashes: state.clashes.filter((clash) => !isSameCell(clash, action.clash)) };
  }
}

/** What a cell says, as far as this browser knows; null while its row has not been fetched. */
export function textAt(state: Pick<GridState, "rows" | "texts">, rowNumber: number, column: number): string | null {
  const waits = state.texts.get(cellKey(rowNumber, column));
  if (waits !== undefined) return waits;
  const row = state.rows.get(rowNumber);
  return row ? (row.cells[column] ?? "") : null;
}

export function isRemoved(state: Pick<GridState, "rows" | "moves">, rowNumber: number): boolean {
  return state.moves.get(rowNumber) ?? state.rows.get(rowNumber)?.outcome === "REMOVED";
}

function doing(state: GridState, deed: Deed): GridState {
  const step: Step = { ...deed, id: state.steps };
  const next = { ...state, steps: state.steps + 1, history: did(state.history, step) };
  return waiting(next, [...state.unsaved, ...asUnsaved(step)]);
}

function undoing(state: GridState): GridState {
  const step = state.history.done.at(-1);
  if (!step) return state;
  return waiting({ ...state, history: undid(state.history) }, [...state.unsaved, ...asUnsaved(turned(step))]);
}

function redoing(state: GridState): GridState {
  const step = state.history.undone.at(-1);
  if (!step) return state;
  return waiting({ ...state, history: redid(state.history) }, [...state.unsaved, ...asUnsaved(step)]);
}

function turned(step: Step): Step {
  if (step.kind === "cells") return { ...step, changes: inverse(step.changes) };
  return { ...step, act: step.act === "remove" ? "restore" : "remove" };
}

function asUnsaved({ id, ...deed }: Step): Unsaved[] {
  return pieces({ ...deed, step: id });
}

function waiting(state: GridState, unsaved: readonly Unsaved[]): GridState {
  return { ...state, unsaved, texts: waitingTexts(unsaved), moves: waitingMoves(unsaved) };
}

function saved(state: GridState, parcel: Parcel, answer: SavedAnswer, at: number): GridState {
  const checks = new Map(state.checks);
  for (const { rowNumber } of answer.rows) checks.delete(rowNumber);
  const next = {
    ...state,
    rows: withRows(state.rows, answer.rows),
    counts: answer.counts,
    saving: "idle" as const,
    tries: 0,
    savedAt: at,
    checks,
    clashes: withClashes(state.clashes, parcel, answer.conflicts ?? []),
    history:
      parcel.kind === "rows" && answer.moved ? withMoved(state.history, parcel.step, answer.moved) : state.history,
  };
  return waiting(next, state.unsaved.slice(parcel.deeds));
}

function withClashes(known: readonly Clash[], parcel: Parcel, conflicts: readonly EditConflict[]): readonly Clash[] {
  if (parcel.kind === "rows" || conflicts.length === 0) return known;
  const mine = new Map(parcel.changes.map((change) => [cellKey(change.rowNumber, change.column), change.after]));
  const fresh = conflicts.map(({ rowNumber, column }) => ({
    rowNumber,
    column,
    mine: mine.get(cellKey(rowNumber, column)) ?? "",
  }));
  return [...known.filter((clash) => !fresh.some((one) => isSameCell(one, clash))), ...fresh];
}

function isSameCell(one: Clash, other: Clash): boolean {
  return one.rowNumber === other.rowNumber && one.column === other.column;
}

function withRows(known: ReadonlyMap<number, GridRow>, rows: readonly GridRow[]): ReadonlyMap<number, GridRow> {
  const next = new Map(known);
  for (const row of rows) next.set(row.rowNumber, row);
  return next;
}

/** For the check in this browser: the changed rows. */
export function changedRows(changes: readonly CellChange[]): number[] {
  return [...new Set(changes.map(({ rowNumber }) => rowNumber))];
}
