import { expect, test } from "vitest";
import { invoiceText } from "#domain/invoice.ts";
import { numberGaps } from "#domain/number-gaps.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { explainGap } from "#server/ledger/explain-gap.ts";
import { findGaps } from "#server/ledger/find-gaps.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { undoExplanation } from "#server/ledger/undo-explanation.ts";

const now = new Date("2026-11-22T02:00:00Z");
const [one, two] = ["011002600111", "1100261140"];

test("SQL finds the gaps the rule finds, page by page", async () => {
  const merchant = await exampleMerchant();
  const numbers = [1, 2, 5, 9, 10, 30, ...Array.from({ length: 120 }, (_, index) => 100 + index * 2)];
  const issued = [...numbers.map((number) => [one, number] as const), [two, 4] as const, [two, 6] as const];
  await record(merchant, issued);
  const expected = numberGaps(
    issued.map(([code, number]) => ({ code, number: String(number).padStart(8, "0"), issuedOn: "2026-11-02" })),
  );
  const first = await findGaps(merchant.context, "open", null);
  const second = await findGaps(merchant.context, "open", first.after);
  const third = await findGaps(merchant.context, "open", second.after);
  expect(third.after).toBeNull();
  const found = [...first.gaps, ...second.gaps, ...third.gaps].map(({ explained: _, ...gap }) => gap);
  expect(found).toEqual(expected);
});

test("a gap explained is closed until it changes, and the explanation can be taken back", async () => {
  const merchant = await exampleMerchant();
  await record(merchant, [
    [one, 1],
    [one, 4],
  ]);
  const gap = { series: one, first: "00000002", last: "00000003" };
  expect(await explainGap(merchant.context, { ...gap, reason: "" }, now)).toMatchObject([{ code: "REASON_REQUIRED" }]);
  await explainGap(merchant.context, { ...gap, reason: "unused" }, now);
  await explainGap(merchant.context, { ...gap, reason: "unused" }, now);
  expect((await findGaps(merchant.context, "open", null)).gaps).toEqual([]);
  const [explained] = (await findGaps(merchant.context, "explained", null)).gaps;
  expect(explained).toMatchObject({ ...gap, explained: { reason: "unused" } });
  expect((await actsIn(merchant.context)).filter(({ action }) => action === "gap.explained")).toHaveLength(1);

  await record(merchant, [[one, 2]]);
  expect((await findGaps(merchant.context, "open", null)).gaps).toEqual([]);
  await undoExplanation(merchant.context, explained?.explained?.id ?? "", now);
  expect((await findGaps(merchant.context, "open", null)).gaps).toMatchObject([{ first: "00000003", count: 1 }]);
});

test("what is no gap, or another merchant's, is not found", async () => {
  const [merchant, other] = [await exampleMerchant(), await exampleMerchant()];
  await record(merchant, [
    [one, 1],
    [one, 4],
  ]);
  const gap = { series: one, first: "00000002", last: "00000003", reason: "voided" };
  for (const typed of [
    { ...gap, last: "00000002" },
    { ...gap, series: two },
    { ...gap, first: "x" },
  ])
    await expect(explainGap(merchant.context, typed, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(explainGap(other.context, gap, now)).rejects.toMatchObject({ kind: "not-found" });
  await explainGap(merchant.context, gap, now);
  const [explained] = (await findGaps(merchant.context, "explained", null)).gaps;
  const id = explained?.explained?.id ?? "";
  await expect(undoExplanation(other.context, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(undoExplanation(merchant.context, "x", now)).rejects.toMatchObject({ kind: "not-found" });
  expect((await findGaps(other.context, "open", null)).sequenced).toBe(false);
});

async function record({ system }: Example, numbers: readonly (readonly [string, number])[]): Promise<void> {
  const { taxpayerId } = await findParty(system);
  const issued = numbers.map(([code, number]) => ({
    invoice: {
      ...invoiceText(exampleInvoice(taxpayerId)),
      kind: code === one ? ("10" as const) : ("01" as const),
      code,
      number: String(number).padStart(8, "0"),
    },
    transferWords: "",
  }));
  const { counts } = await recordIssued(system, issued, { kind: "file" }, now);
  expect(counts.taken).toBe(numbers.length);
}
