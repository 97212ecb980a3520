import fc from "fast-check";
import { expect, test } from "vitest";
import { addSums, agree, type BookRow, gapReasonOf, isPeriod, minusSums, rehearse, weightOf } from "./month-end.ts";

const row: BookRow = {
  key: "26117999000000000001",
  kind: "82",
  issuedOn: "2026-10-07",
  amount: 100_000n,
  tax: 6_000n,
  total: 106_000n,
  voided: false,
};

test.each<[string, BookRow | null, BookRow | null, string | null]>([
  ["in both, alike", row, { ...row }, null],
  ["in ours alone", row, null, "missing-there"],
  ["in the bureau's alone", null, row, "missing-here"],
  ["with another sum", row, { ...row, tax: 6_001n, total: 106_001n }, "differs"],
  ["as another kind", row, { ...row, kind: "81" }, "differs"],
  ["voided there", row, { ...row, voided: true }, "voided-there"],
  ["voided here", { ...row, voided: true }, row, "voided-here"],
  ["voided in both", { ...row, voided: true }, { ...row, voided: true }, null],
  ["there in the next period", row, { ...row, issuedOn: "2026-11-01" }, "other-period"],
  ["here in the period before", { ...row, issuedOn: "2026-09-30" }, row, "other-period"],
  ["in neither's period", { ...row, issuedOn: "2026-09-30" }, null, null],
])("an invoice %s", (_, ours, theirs, reason) => {
  expect(gapReasonOf(ours, theirs, "2026-10")).toBe(reason);
});

test("whatever the books say, the gaps explain the difference to the fen", () => {
  const books = fc.uniqueArray(bookRow(), { selector: ({ key }) => key, maxLength: 40 });
  fc.assert(
    fc.property(books, books, (ours, theirs) => {
      const { gaps, ...sums } = rehearse(ours, theirs, "2026-10");
      const explained = addSums(gaps.map((gap) => weightOf(gap, "2026-10")));
      expect(explained).toEqual(minusSums(sums.ours, sums.theirs));
      if (gaps.length === 0) expect(agree(sums.ours, sums.theirs)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a period is a month that exists", () => {
  expect(["2026-10", "2026-13", "2026-00", "2026-1", "2026-10-01", ""].map(isPeriod)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

/** Few keys, so that the two books meet; sums of either sign. */
function bookRow(): fc.Arbitrary<BookRow> {
  return fc
    .record({
      key: fc.integer({ min: 1, max: 30 }).map((serial) => `26117999${String(serial).padStart(12, "0")}`),
      kind: fc.constantFrom("81", "82", "10"),
      issuedOn: fc.constantFrom("2026-09-30", "2026-10-01", "2026-10-15", "2026-10-31", "2026-11-01"),
      amount: fc.bigInt({ min: -3n, max: 3n }).map((yuan) => yuan * 100n),
      tax: fc.bigInt({ min: -1n, max: 1n }),
      voided: fc.constantFrom(false, false, false, true),
    })
    .map((one) => ({ ...one, total: one.amount + one.tax }));
}
