import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { addSums, type BookRow, rehearse } from "#domain/month-end.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { exportGaps, listGaps } from "#server/reconciliation/list-gaps.ts";
import { monthEnd } from "#server/reconciliation/month-end.ts";

const period = "2026-10";
const now = new Date("2026-11-05T10:00:00+08:00");
const row: BookRow = {
  key: "26117999000000000001",
  kind: "82",
  issuedOn: "2026-10-07",
  amount: 100_000n,
  tax: 6_000n,
  total: 106_000n,
  voided: false,
};
let merchant: Example;

beforeEach(async () => {
  merchant = await exampleMerchant();
});

describe("the rehearsal", () => {
  test("says for any books what the rule says, and its parts come to the difference to the fen", async () => {
    const samples = fc.sample(fc.tuple(bookRows(), bookRows()), { numRuns: 12, seed: 5 });
    for (const [ours, theirs] of samples) {
      merchant = await exampleMerchant();
      await setBooks(ours, theirs);
      const rule = rehearse(ours, theirs, period);
      const said = await monthEnd(merchant.context, period, now);
      expect([said.ours, said.theirs]).toEqual([rule.ours, rule.theirs]);
      expect(addSums(said.reasons.map(({ weight }) => weight))).toEqual(said.difference);
      const gaps = (await Array.fromAsync(exportGaps(merchant.context, period))).flat();
      expect(gaps.map(({ key, reason }) => [key, reason])).toEqual(rule.gaps.map(({ key, reason }) => [key, reason]));
      expect(gaps.reduce((sum, { weight }) => sum + weight.total, 0n)).toBe(said.difference.total);
    }
  });

  test("agrees where both books say the same, and says up to when the bureau's is known", async () => {
    await setBooks([row], [row]);
    const said = await monthEnd(merchant.context, period, now);
    expect(said).toMatchObject({ agrees: true, reasons: [], incomplete: true, bureauCompleteTo: null });
    expect(said.deadline).toMatchObject({ due: "2026-11-13", daysLeft: 8 });
    expect(said.kinds).toEqual([{ kind: "82", ours: said.ours, theirs: said.theirs }]);
    await completeTo("2026-11-02T00:00:00+08:00");
    expect(await monthEnd(merchant.context, period, now)).toMatchObject({ incomplete: false });
  });

  test("shows what differs with both values", async () => {
    await setBooks([row], [{ ...row, amount: 90_000n, total: 96_000n }]);
    const { rows } = await listGaps(merchant.context, period, null);
    expect(rows).toMatchObject([
      {
        reason: "differs",
        ours: { total: 106_000n },
        theirs: { total: 96_000n },
        weight: { count: 0, total: 10_000n },
      },
    ]);
  });

  test("knows nothing of another merchant, and no month that is none", async () => {
    const other = await exampleMerchant();
    await setBooks([row], []);
    expect((await monthEnd(other.context, period, now)).ours.count).toBe(0);
    expect((await listGaps(other.context, period, null)).rows).toEqual([]);
    for (const text of ["2026-13", "'; DROP TABLE x", ""]) {
      await expect(monthEnd(merchant.context, text, now)).rejects.toMatchObject({ kind: "not-found", code: "PERIOD" });
      await expect(listGaps(merchant.context, text, null)).rejects.toMatchObject({ kind: "not-found", code: "PERIOD" });
    }
  });
});

/** As they are, past every check: what matters is what the two books say. */
async function setBooks(ours: readonly BookRow[], theirs: readonly BookRow[]): Promise<void> {
  const { merchantId } = merchant.system;
  const shared = (one: BookRow) => ({
    merchantId,
    key: one.key,
    kind: one.kind,
    issuedOn: new Date(one.issuedOn),
    buyerTaxpayerId: "",
    buyerName: "个人",
    amount: one.amount,
    tax: one.tax,
    total: one.total,
  });
  await inTransaction(merchant.system, async (tx) => {
    for (const one of ours) {
      const data = { ...shared(one), voided: one.voided, content: {}, origin: "import", standing: "NOT_YET_DUE" };
      await tx.issuedInvoice.create({ data });
    }
    for (const one of theirs) {
      const status = one.voided ? "void" : "normal";
      await tx.heldInvoice.create({ data: { ...shared(one), status } });
    }
  });
}

async function completeTo(moment: string): Promise<void> {
  await inTransaction(merchant.system, (tx) =>
    tx.merchant.update({ where: { id: merchant.system.merchantId }, data: { bureauCompleteTo: new Date(moment) } }),
  );
}

/** Few numbers, so that the two books meet. */
function bookRows(): fc.Arbitrary<BookRow[]> {
  const one = fc
    .record({
      serial: fc.integer({ min: 1, max: 15 }),
      kind: fc.constantFrom("81", "82", "10"),
      issuedOn: fc.constantFrom("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"),
      amount: fc.bigInt({ min: -3n, max: 3n }),
      tax: fc.bigInt({ min: -1n, max: 1n }),
      voided: fc.constantFrom(false, false, true),
    })
    .map(({ serial, ...rest }) => ({
      ...rest,
      key: `26117999${String(serial).padStart(12, "0")}`,
      total: rest.amount + rest.tax,
    }));
  return fc.uniqueArray(one, { selector: ({ key }) => key, maxLength: 20 });
}
