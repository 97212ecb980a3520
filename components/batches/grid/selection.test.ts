import { expect, test } from "vitest";
import { at, blockOf, cellCount, isWithin, moved } from "./selection.ts";

const size = { rows: 100, columns: 4, page: 10 };
const plain = { shift: false, ctrl: false };
const start = at({ index: 50, column: 1 });

test.each([
  ["ArrowUp", 49, 1],
  ["ArrowDown", 51, 1],
  ["ArrowLeft", 50, 0],
  ["ArrowRight", 50, 2],
  ["Home", 50, 0],
  ["End", 50, 3],
  ["PageUp", 40, 1],
  ["PageDown", 60, 1],
])("%s", (key, index, column) => {
  expect(moved(start, { key, ...plain }, size)).toEqual(at({ index, column }));
});

test("with Ctrl to the ends, and never beyond them", () => {
  expect(moved(start, { key: "End", shift: false, ctrl: true }, size)?.focus).toEqual({ index: 99, column: 3 });
  expect(moved(start, { key: "Home", shift: false, ctrl: true }, size)?.focus).toEqual({ index: 0, column: 0 });
  expect(moved(at({ index: 0, column: 0 }), { key: "PageUp", ...plain }, size)?.focus.index).toBe(0);
});

test("Shift stretches the selection from where it began", () => {
  const stretched = moved(start, { key: "ArrowDown", shift: true, ctrl: false }, size);
  const back = stretched && moved(stretched, { key: "ArrowRight", shift: true, ctrl: false }, size);
  const block = back && blockOf(back);
  expect(block).toEqual({ top: 50, bottom: 51, left: 1, right: 2 });
  expect(block && cellCount(block)).toBe(4);
  expect(block && isWithin({ index: 51, column: 1 }, block)).toBe(true);
  expect(block && isWithin({ index: 52, column: 1 }, block)).toBe(false);
});

test("Tab goes on into the next row and leaves at the ends", () => {
  const tab = { key: "Tab", ...plain };
  expect(moved(at({ index: 0, column: 3 }), tab, size)).toEqual(at({ index: 1, column: 0 }));
  expect(moved(at({ index: 1, column: 0 }), { ...tab, shift: true }, size)).toEqual(at({ index: 0, column: 3 }));
  expect(moved(at({ index: 99, column: 3 }), tab, size)).toBeNull();
  expect(moved(at({ index: 0, column: 0 }), { ...tab, shift: true }, size)).toBeNull();
});

test("a letter leads nowhere", () => {
  expect(moved(start, { key: "a", ...plain }, size)).toBeNull();
});
