import { expect, test } from "vitest";
import { saidOfExport } from "#server/packages/said-of-export.ts";

const now = new Date("2026-11-23T02:00:00Z");

test.each([
  ["2026-11-23 09:30", "2026-11-23T01:30:00.000Z"],
  ["2026-11-23T09:30", "2026-11-23T01:30:00.000Z"],
  ["2026/11/22", "2026-11-21T16:00:00.000Z"],
])("%s is a time by Beijing's clock", (at, instant) => {
  const { said, problems } = saidOfExport({ at, from: "2026-11-01", to: "2026-11-22" }, now);
  expect(said).toEqual({ exportedAt: new Date(instant), span: { from: "2026-11-01", to: "2026-11-22" } });
  expect(problems).toEqual([]);
});

test.each([
  [{ at: "2026-11-23 10:01" }, ["EXPORT_TIME_MALFORMED"]],
  [{ at: "昨天" }, ["EXPORT_TIME_MALFORMED"]],
  [{ from: "2026-11-01" }, ["EXPORT_DAYS_MALFORMED"]],
  [{ from: "2026-11-22", to: "2026-11-01" }, ["EXPORT_DAYS_MALFORMED"]],
  [{}, []],
])("%j says nothing: %j", (typed, codes) => {
  const { said, problems } = saidOfExport({ at: "", from: "", to: "", ...typed }, now);
  expect(problems.map(({ code }) => code)).toEqual(codes);
  expect(said).toEqual({ exportedAt: null, span: null });
});
