import { expect, test } from "vitest";
import { parseSeen, withSeen } from "./seen-cookie.ts";

test("what was seen last is kept, once, and only what looks like news", () => {
  expect(withSeen(undefined, "12-0")).toBe("12-0");
  expect(withSeen("12-0.13-4", "12-0")).toBe("13-4.12-0");
  expect(withSeen("12-0", "<script>")).toBe("12-0");
  expect([...parseSeen("12-0.; path=/.x.13-4")]).toEqual(["12-0", "13-4"]);
});

test("an endless cookie is cut to the latest", () => {
  const long = Array.from({ length: 500 }, (_, n) => `${n}-1`).join(".");
  expect(withSeen(long, "7-7").split(".")).toHaveLength(20);
  expect(withSeen(long, "7-7")).toMatch(/499-1\.7-7$/);
});
