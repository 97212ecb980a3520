import { expect, test } from "vitest";
import type { GridCounts, GridRow } from "#server/batches/grid-row.ts";
import { firstState, type GridState, gridReducer, isRemoved, type SavedAnswer, textAt } from "./grid-state.ts";
import { nextParcel } from "./unsaved.ts";

const counts = { counters: { needsFix: 1 }, repaired: 0, noted: 0, readyTotal: "0" } as unknown as GridCounts;

test("what is typed stands there at once, waits, and is the server's once it has answered", () => {
  const typed = gridReducer(start(), { type: "do", deed: { kind: "cells", changes: [change("a", "b")] } });
  expect(textAt(typed, 2, 0)).toBe("b");
  expect(typed.unsaved).toHaveLength(1);
  const saved = answered(typed, { rows: [row({ cells: ["b"], outcome: "READY" })], counts });
  expect(saved).toMatchObject({ unsaved: [], saving: "idle", savedAt: 5 });
  expect(textAt(saved, 2, 0)).toBe("b");
});

test("undo and redo are deeds of their own for the server", () => {
  const typed = gridReducer(start(), { type: "do", deed: { kind: "cells", changes: [change("a", "b")] } });
  const undone = gridReducer(typed, { type: "undo" });
  expect(textAt(undone, 2, 0)).toBe("a");
  expect(nextParcel(undone.unsaved)).toMatchObject({ changes: [], deeds: 2 });
  expect(textAt(gridReducer(undone, { type: "redo" }), 2, 0)).toBe("b");
  expect(gridReducer(start(), { type: "undo" })).toEqual(start());
});

test("what somebody else wrote meanwhile stands, and mine is offered beside it", () => {
  const typed = gridReducer(start(), { type: "do", deed: { kind: "cells", changes: [change("a", "b")] } });
  const conflicts = [{ rowNumber: 2, column: 0, current: "c" }];
  const saved = answered(typed, { rows: [row({ cells: ["c"] })], counts, conflicts });
  expect(textAt(saved, 2, 0)).toBe("c");
  expect(saved.clashes).toEqual([{ rowNumber: 2, column: 0, mine: "b" }]);
  const [clash] = saved.clashes;
  if (clash) expect(gridReducer(saved, { type: "settled", clash }).clashes).toEqual([]);
});

test("rows taken out are gone at once; undoing brings back the lines that went with them", () => {
  const gone = gridReducer(start(), { type: "do", deed: { kind: "rows", act: "remove", rows: [2] } });
  expect(isRemoved(gone, 2)).toBe(true);
  const saved = answered(gone, { rows: [row({ outcome: "REMOVED" })], counts, moved: [2, 3] });
  expect(isRemoved(saved, 2)).toBe(true);
  expect(gridReducer(saved, { type: "undo" }).unsaved).toMatchObject([{ act: "restore", rows: [2, 3] }]);
});

test("what was found in the browser holds until the server speaks", () => {
  const checked = gridReducer(start(), { type: "checked", rowNumber: 2, problems: [] });
  expect(checked.checks.get(2)).toEqual([]);
  const typed = gridReducer(checked, { type: "do", deed: { kind: "cells", changes: [change("a", "b")] } });
  expect(answered(typed, { rows: [row({ cells: ["b"] })], counts }).checks.has(2)).toBe(false);
});

test("what was kept goes before what was typed since", () => {
  const typed = gridReducer(start(), { type: "do", deed: { kind: "cells", changes: [change("a", "b")] } });
  const kept = [{ kind: "cells", step: 9, changes: [change("a", "k")] }] as const;
  expect(gridReducer(typed, { type: "resumed", unsaved: kept }).unsaved[0]).toEqual(kept[0]);
});

function start(): GridState {
  return firstState([row({})], counts);
}

function answered(state: GridState, answer: SavedAnswer): GridState {
  const parcel = nextParcel(state.unsaved);
  if (!parcel) throw new Error("nothing waits");
  return gridReducer(state, { type: "saved", parcel, answer, at: 5 });
}

function change(before: string, after: string) {
  return { rowNumber: 2, column: 0, before, after };
}

function row(changes: Partial<GridRow>): GridRow {
  return {
    rowNumber: 2,
    outcome: "NEEDS_FIX",
    partOf: null,
    cells: ["a"],
    raw: null,
    key: null,
    total: null,
    problems: [],
    repairs: [],
    duplicateOf: null,
    ...changes,
  };
}
