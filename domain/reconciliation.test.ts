import { describe, expect, test } from "vitest";
import { believedWatermark, findingOf, findings, isTolerated } from "./reconciliation.ts";
import { standings } from "./standing.ts";
import type { Difference } from "./submission.ts";

const sum = (theirs: string): Difference => ({ field: "total", ours: "106000", theirs });

test("every standing has its finding, and every finding but one a standing", () => {
  const found = standings.flatMap((standing) => [findingOf(standing, false), findingOf(standing, true)]);
  expect([...new Set<string>(found), "missing-here"].sort()).toEqual([...findings].sort());
  expect(findingOf("AT_BUREAU", true)).toBe("tolerated");
  expect(findingOf("DIFFERS", true)).toBe("differs");
});

describe("tolerance", () => {
  test("is of sums, to the fen, either way", () => {
    expect(isTolerated([sum("106001")], 1)).toBe(true);
    expect(isTolerated([sum("105999")], 1)).toBe(true);
    expect(isTolerated([sum("106002")], 1)).toBe(false);
    expect(isTolerated([sum("106001"), sum("106002")], 1)).toBe(false);
    expect(isTolerated([], 0)).toBe(true);
  });

  test("lets no other date and no other buyer pass", () => {
    expect(isTolerated([{ field: "issuedOn", ours: "2026-11-02", theirs: "2026-11-03" }], 100)).toBe(false);
    expect(isTolerated([{ field: "buyerTaxpayerId", ours: "A", theirs: "B" }], 100)).toBe(false);
  });
});

describe("a watermark", () => {
  const readAt = new Date("2026-11-22T12:00:00+08:00");
  const midnight = new Date("2026-11-22T00:00:00+08:00");
  const tomorrow = new Date("2026-11-23T00:00:00+08:00");

  test("is believed of a clock that agrees with ours, of one that is behind, and where there is none", () => {
    expect(believedWatermark(midnight, { bureauTime: readAt, readAt })).toEqual(midnight);
    expect(believedWatermark(midnight, { bureauTime: midnight, readAt })).toEqual(midnight);
    expect(believedWatermark(midnight, { bureauTime: null, readAt })).toEqual(midnight);
  });

  test("of a clock that is ahead is taken back by as much", () => {
    const bureauTime = new Date("2026-11-23T12:00:00+08:00");
    expect(believedWatermark(tomorrow, { bureauTime, readAt })).toEqual(midnight);
  });

  test("in the future is not believed at all", () => {
    expect(believedWatermark(tomorrow, { bureauTime: readAt, readAt })).toBeNull();
    expect(believedWatermark(tomorrow, { bureauTime: null, readAt })).toBeNull();
  });
});
