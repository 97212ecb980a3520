import { expect, test } from "vitest";
import { nextParcel, parseUnsaved, pieces, type Unsaved, waitingMoves, waitingTexts } from "./unsaved.ts";

const change = (rowNumber: number, before: string, after: string, column = 0) => ({ rowNumber, column, before, after });
const cells = (step: number, ...changes: ReturnType<typeof change>[]): Unsaved => ({ kind: "cells", step, changes });
const rows = (step: number, act: "remove" | "restore", ...numbers: number[]): Unsaved => ({
  kind: "rows",
  step,
  act,
  rows: numbers,
});

test("changes of one cell go as one, from what the server knows to what stands there now", () => {
  expect(nextParcel([cells(1, change(2, "a", "b")), cells(2, change(2, "b", "c"), change(3, "x", "y"))])).toEqual({
    kind: "cells",
    changes: [change(2, "a", "c"), change(3, "x", "y")],
    deeds: 2,
  });
});

test("what came back to where it began need not be sent", () => {
  expect(nextParcel([cells(1, change(2, "a", "b")), cells(2, change(2, "b", "a"))])).toMatchObject({
    changes: [],
    deeds: 2,
  });
});

test("the order of cells and rows is kept", () => {
  const unsaved = [cells(1, change(2, "a", "b")), rows(2, "remove", 2), cells(3, change(3, "a", "b"))];
  expect(nextParcel(unsaved)).toMatchObject({ kind: "cells", deeds: 1 });
  expect(nextParcel(unsaved.slice(1))).toMatchObject({ kind: "rows", rows: [2], step: 2 });
  expect(nextParcel([])).toBeNull();
});

test("more than one request may take goes in pieces", () => {
  const many = cells(1, ...Array.from({ length: 4_001 }, (_, index) => change(index, "a", "b")));
  const parts = pieces(many);
  expect(parts.map((part) => (part.kind === "cells" ? part.changes.length : 0))).toEqual([2_000, 2_000, 1]);
  expect(nextParcel(parts)).toMatchObject({ deeds: 1 });
  expect(pieces(cells(1))).toEqual([]);
});

test("what waits is shown", () => {
  const unsaved = [
    cells(1, change(2, "a", "b")),
    cells(2, change(2, "b", "c")),
    rows(3, "remove", 4),
    rows(4, "restore", 4),
  ];
  expect(waitingTexts(unsaved).get("2:0")).toBe("c");
  expect(waitingMoves(unsaved).get(4)).toBe(false);
});

test.each([null, "", "{}", "[1]", '[{"kind":"cells"}]', "not json"])("%j is nothing kept", (text) => {
  expect(parseUnsaved(text)).toEqual([]);
});

test("what was kept comes back", () => {
  const unsaved = [cells(1, change(2, "a", "b")), rows(2, "remove", 3)];
  expect(parseUnsaved(JSON.stringify(unsaved))).toEqual(unsaved);
});
