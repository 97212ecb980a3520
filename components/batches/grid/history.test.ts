import { expect, test } from "vitest";
import { did, emptyHistory, redid, type Step, undid, withMoved } from "./history.ts";

const step = (id: number): Step => ({ id, kind: "rows", act: "remove", rows: [id] });
const ids = (steps: readonly Step[]) => steps.map(({ id }) => id);

test("undone and done again, until something new is done", () => {
  const two = did(did(emptyHistory, step(1)), step(2));
  const one = undid(two);
  expect([ids(one.done), ids(one.undone)]).toEqual([[1], [2]]);
  expect(redid(one)).toEqual(two);
  const other = did(one, step(3));
  expect([ids(other.done), ids(other.undone)]).toEqual([[1, 3], []]);
});

test("nothing to undo or to do again changes nothing", () => {
  expect(undid(emptyHistory)).toEqual(emptyHistory);
  expect(redid(emptyHistory)).toEqual(emptyHistory);
});

test("remembers the last two hundred", () => {
  const many = Array.from({ length: 250 }, (_, index) => step(index)).reduce(did, emptyHistory);
  expect(many.done).toHaveLength(200);
  expect(many.done.at(-1)?.id).toBe(249);
});

test("learns which rows really went", () => {
  expect(withMoved(did(emptyHistory, step(2)), 2, [2, 3]).done).toMatchObject([{ rows: [2, 3] }]);
});
