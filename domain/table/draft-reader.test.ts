import fc from "fast-check";
import { expect, test } from "vitest";
import { draftReader } from "./draft-reader.ts";
import type { ColumnField } from "./headings.ts";
import { type Mended, mendCase, mendDecimal, mendFigureMarks, mendMarks, mendMoney, mendWidth } from "./repair.ts";

const odd = ["\u1680", "\u2003", "\u200b", "\u202f", "\u205f", "\u2066", "\ufeff", "\u3000", "\u00a0", "\u0085", "\t"];
const unit = fc.oneof(
  fc.constantFrom(..."0123456789", ..."09AZaz京１．￥¥-+.,'\"= "),
  fc.constantFrom(...odd),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);
const cell = fc.oneof(
  fc.constantFrom("-.5", ".5", "5.", "-", "-0", "1.005", "\u2003北京", "北京\u1680", "'=1", '="1"'),
  fc.string({ unit, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(..."0123456789.-"), maxLength: 8 }),
);

/** The quick look that leaves a cell alone leaves alone no cell that a mend would have changed. */
test.each<[ColumnField, (text: string) => string]>([
  ["buyerName", through(mendMarks)],
  ["checkCode", through(mendWidth, mendFigureMarks)],
  ["sellerTaxpayerId", through(mendWidth, mendFigureMarks, mendCase)],
  ["amount", through(mendMarks, mendMoney)],
  ["quantity", through(mendMarks, mendDecimal)],
])("a cell of %s is read as its mends would read it", (field, mended) => {
  const read = draftReader({ headings: [], columns: { itemName: 0, [field]: 1 } });
  fc.assert(
    fc.property(cell, (text) => {
      const { draft, repairs } = read(["服务", text]);
      const values: Partial<Record<ColumnField, string | undefined>> = {
        buyerName: draft.buyer.name,
        checkCode: draft.checkCode,
        sellerTaxpayerId: draft.seller.taxpayerId,
        amount: draft.amount,
        quantity: draft.lines[0]?.quantity,
      };
      expect(values[field]).toBe(mended(text));
      expect(repairs.some(({ raw }) => raw === text && text !== "")).toBe(mended(text) !== text);
    }),
    { numRuns: 2_000 },
  );
});

function through(...mends: ((text: string) => Mended | null)[]): (text: string) => string {
  return (text) => mends.reduce((value, mend) => mend(value)?.value ?? value, text);
}
