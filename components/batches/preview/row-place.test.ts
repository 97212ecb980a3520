import { expect, test } from "vitest";
import { placeOfRow } from "./row-place.ts";

test("a row is counted within its own sheet where there are several", () => {
  const places = [
    { name: "一月", startsAfter: 0 },
    { name: "二月", startsAfter: 120 },
  ];
  expect(placeOfRow(places, 120)).toEqual({ sheet: "一月", row: 120 });
  expect(placeOfRow(places, 122)).toEqual({ sheet: "二月", row: 2 });
  expect(placeOfRow(places.slice(0, 1), 7)).toEqual({ sheet: null, row: 7 });
});
