import { expect, test } from "vitest";
import { isExplainedBy, numberGaps } from "./number-gaps.ts";

const code = "011002600111";
const issued = (number: string, issuedOn = "2026-11-02", series = code) => ({ code: series, number, issuedOn });

test("a gap says which numbers, how many, and between which invoices", () => {
  expect(numberGaps([issued("00000012", "2026-11-04"), issued("00000008"), issued("00000009", "2026-11-03")])).toEqual([
    {
      series: code,
      first: "00000010",
      last: "00000011",
      count: 2,
      before: { number: "00000009", issuedOn: "2026-11-03" },
      after: { number: "00000012", issuedOn: "2026-11-04" },
    },
  ]);
});

test("series do not meet, doubles make no gap, and 数电票 have no sequence", () => {
  expect(numberGaps([issued("00000001"), issued("00000005", "2026-11-02", "011002600211")])).toEqual([]);
  expect(numberGaps([issued("00000001"), issued("00000001"), issued("00000002")])).toEqual([]);
  expect(
    numberGaps([issued("26117000000000000001", "2026-11-02", ""), issued("26117000000000000009", "2026-11-02", "")]),
  ).toEqual([]);
  expect(numberGaps([])).toEqual([]);
});

test("what was explained covers a gap that shrank, and not one that grew", () => {
  const explained = { series: code, first: "00000010", last: "00000019" };
  expect(isExplainedBy({ series: code, first: "00000012", last: "00000013" }, explained)).toBe(true);
  expect(isExplainedBy({ series: code, first: "00000009", last: "00000013" }, explained)).toBe(false);
  expect(isExplainedBy({ ...explained, series: "011002600211" }, explained)).toBe(false);
});
