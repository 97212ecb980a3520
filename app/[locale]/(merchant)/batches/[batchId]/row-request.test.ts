import { expect, test } from "vitest";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import { type RowQuery, rowRequest } from "./row-request.ts";

const counters = { needsFix: 2, returned: 0, ready: 5, duplicate: 1 };
const batch = { state: "REVIEW", counters } as FoundBatch;
const none: RowQuery = { show: undefined, reason: undefined, after: undefined, before: undefined };

test.each<[Partial<RowQuery>, ReturnType<typeof rowRequest>]>([
  [{}, { selection: { show: "needsFix" }, place: { after: 0 } }],
  [
    { show: "ready", after: "51" },
    { selection: { show: "ready" }, place: { after: 51 } },
  ],
  [
    { show: "needsFix", reason: "SUM_DIFFERS", before: "9" },
    { selection: { show: "needsFix", reason: "SUM_DIFFERS" }, place: { before: 9 } },
  ],
  [
    { show: "ready", reason: "SUM_DIFFERS" },
    { selection: { show: "ready" }, place: { after: 0 } },
  ],
  [
    { show: "toString", reason: "'; --", after: "-1", before: "x" },
    { selection: { show: "needsFix" }, place: { after: 0 } },
  ],
  [
    { show: ["ready", "all"], after: "9999999999" },
    { selection: { show: "needsFix" }, place: { after: 0 } },
  ],
])("%j", (query, request) => {
  expect(rowRequest({ ...none, ...query }, batch)).toEqual(request);
});

test("what wants attention first depends on how the batch stands", () => {
  const shown = (state: string, changes: object) =>
    rowRequest(none, { state, counters: { ...counters, ...changes } } as FoundBatch).selection.show;
  expect(shown("REVIEW", { needsFix: 0 })).toBe("ready");
  expect(shown("RUNNING", {})).toBe("all");
  expect(shown("DONE_WITH_FAILURES", { returned: 1 })).toBe("returned");
  expect(shown("DONE", { needsFix: 0 })).toBe("all");
});
