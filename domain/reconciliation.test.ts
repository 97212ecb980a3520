import { expect, test } from "vitest";
import { reconcile } from "./reconciliation.ts";
import type { InvoiceValues } from "./submission.ts";

const values: InvoiceValues = {
  issuedOn: "2026-11-02",
  buyerTaxpayerId: "91110108MA09XX021Q",
  amount: 100_000n,
  tax: 6_000n,
  total: 106_000n,
};

test("one invoice in both books, in one, or in neither", () => {
  expect(reconcile(values, { ...values }, true)).toEqual({ kind: "matched" });
  expect(reconcile(values, null, true)).toEqual({ kind: "missing-there" });
  expect(reconcile(values, null, false)).toEqual({ kind: "within-lag" });
  expect(reconcile(null, values, false)).toEqual({ kind: "missing-here" });
  expect(reconcile(null, null, true)).toBeNull();
});

test("differing fields are named with both values", () => {
  const held = { ...values, issuedOn: "2026-11-03", total: 106_001n };
  expect(reconcile(values, held, false)).toEqual({
    kind: "differs",
    differences: [
      { field: "issuedOn", ours: "2026-11-02", theirs: "2026-11-03" },
      { field: "total", ours: "106000", theirs: "106001" },
    ],
  });
});
