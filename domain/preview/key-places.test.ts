import { expect, test } from "vitest";
import { KeyPlaces } from "./key-places.ts";

test("a key met again says where it stood first, in however large a file", () => {
  const places = new KeyPlaces();
  const keyOf = (index: number) =>
    index % 3 === 0 ? `0110022301110${String(index).padStart(5, "0")}` : `2611700099${String(index).padStart(10, "0")}`;
  for (let index = 0; index < 50_000; index++) expect(places.meet(keyOf(index), index + 2, BigInt(index))).toBeNull();
  for (let index = 0; index < 50_000; index += 97) {
    expect(places.meet(keyOf(index), 99_999, 1n)).toEqual({ row: index + 2, total: BigInt(index), isSpread: false });
  }
});

test("an unread total is null, and a spread invoice stays so while the table grows", () => {
  const places = new KeyPlaces();
  const key = "26117000001140270001";
  places.meet(key, 7, null);
  places.markSpread(key);
  for (let index = 0; index < 5_000; index++) places.meet(`2511${String(index).padStart(16, "0")}`, index + 8, -5n);
  expect(places.meet(key, 9_000, 1n)).toEqual({ row: 7, total: null, isSpread: true });
  expect(places.meet("25110000000000000003", 9_001, 1n)?.total).toBe(-5n);
});
