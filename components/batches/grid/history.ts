import type { CellChange } from "./cell-change.ts";

/** One thing a person did, as it can be undone: the cells they changed, or the rows they took out or put back. */
export type Deed =
  | { readonly kind: "cells"; readonly changes: readonly CellChange[] }
  | { readonly kind: "rows"; readonly act: "remove" | "restore"; readonly rows: readonly number[] };

export type Step = Deed & { readonly id: number };

export type History = { readonly done: readonly Step[]; readonly undone: readonly Step[] };

export const emptyHistory: History = { done: [], undone: [] };

const remembered = 200;

/** Something new: what had been undone before it cannot be done again. */
export function did({ done }: History, step: Step): History {
  return { done: [...done, step].slice(-remembered), undone: [] };
}

export function undid({ done, undone }: History): History {
  const last = done.at(-1);
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone };
}

export function redid({ done, undone }: History): History {
  const last = undone.at(-1);
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone };
}

/** With the rows the server moved: an invoice's other lines go with its first. */
export function withMoved({ done, undone }: History, id: number, rows: readonly number[]): History {
  const told = (step: Step): Step => (step.id === id && step.kind === "rows" ? { ...step, rows } : step);
  return { done: done.map(told), undone: undone.map(told) };
}
