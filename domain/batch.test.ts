import { expect, test } from "vitest";
import { addsUp } from "./batch.ts";

test("the counters of a file add up to its rows", () => {
  const counters = {
    total: 14,
    blank: 1,
    part: 1,
    removed: 1,
    needsFix: 2,
    duplicate: 1,
    ready: 1,
    onTheirWay: 2,
    accepted: 1,
    acceptedEarlier: 1,
    returned: 1,
    unknown: 1,
    held: 1,
  };
  expect(addsUp(counters)).toBe(true);
  expect(addsUp({ ...counters, unknown: 0 })).toBe(false);
});
