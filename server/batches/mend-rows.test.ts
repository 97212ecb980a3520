import { expect, test } from "vitest";
import { addsUp } from "#domain/batch.ts";
import { isRejecting } from "#domain/problem.ts";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch, exampleInvoice } from "#server/batches/example-batch.ts";
import { exampleCells, exampleTable } from "#server/batches/example-table.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { listGridRows } from "#server/batches/list-grid-rows.ts";
import { editsAtOnce, mendRows } from "#server/batches/mend-rows.ts";
import { removeRows } from "#server/batches/remove-rows.ts";
import { restoreRows } from "#server/batches/restore-rows.ts";
import { inTransaction } from "#server/db.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";

const now = new Date("2026-11-22T06:03:00Z");
const [numberColumn, buyerColumn, amountColumn, totalColumn] = [0, 4, 6, 9];

test("a mended cell makes its row good; what came stays beside it, and the audit says which rows", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1), exampleCells(2, { [totalColumn]: "1060.10" })], now);
  expect(await listGridRows(context, batchId, [3])).toMatchObject([
    {
      outcome: "NEEDS_FIX",
      raw: null,
      problems: expect.arrayContaining([
        expect.objectContaining({ code: "SUM_DIFFERS", facts: { expected: "1060.00" } }),
      ]),
    },
  ]);

  const answer = await mendRows(context, batchId, [edit(3, totalColumn, "1060.00", "1060.10")], now);
  expect(answer.conflicts).toEqual([]);
  expect(answer.rows).toMatchObject([{ rowNumber: 3, outcome: "READY", cells: exampleCells(2), total: "106000" }]);
  expect(answer.rows[0]?.raw?.[totalColumn]).toBe("1060.10");
  expect(answer.counts).toMatchObject({ counters: { ready: 2, needsFix: 0 }, readyTotal: "212000" });
  expect((await actsIn(context)).at(-1)).toMatchObject({
    action: "batch.rows-mended",
    actorId: context.accountId,
    subjects: [String(batchId)],
    facts: { rows: [3], before: { NEEDS_FIX: 1 }, after: { READY: 1 } },
  });
});

test("the same said twice is done once; a cell put back as it came is mended no longer", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1)], now);
  const there = [edit(2, buyerColumn, "另一个名称", exampleCells(1)[buyerColumn])];
  await mendRows(context, batchId, there, now);
  const acts = (await actsIn(context)).length;
  expect(await mendRows(context, batchId, there, now)).toMatchObject({ conflicts: [], rows: [] });
  expect(await actsIn(context)).toHaveLength(acts);
  await mendRows(context, batchId, [edit(2, buyerColumn, exampleCells(1)[buyerColumn] ?? "", "另一个名称")], now);
  expect(await listGridRows(context, batchId, [2])).toMatchObject([{ raw: null, cells: exampleCells(1) }]);
});

test("F16: of two tabs that change one cell the second learns what stands there, and its other cells are kept", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1), exampleCells(2)], now);
  const seen = exampleCells(1)[buyerColumn];
  const answers = await Promise.all([
    mendRows(context, batchId, [edit(2, buyerColumn, "甲", seen)], now),
    mendRows(context, batchId, [edit(2, buyerColumn, "乙", seen), edit(3, buyerColumn, "丙", seen)], now),
  ]);
  const conflicts = answers.flatMap((answer) => answer.conflicts);
  expect(conflicts).toHaveLength(1);
  const [row] = await listGridRows(context, batchId, [2]);
  expect(conflicts[0]).toMatchObject({ rowNumber: 2, column: buyerColumn, current: row?.cells[buyerColumn] });
  expect((await listGridRows(context, batchId, [3]))[0]?.cells[buyerColumn]).toBe("丙");
});

test("a row mended into a double says so, and what was its double is free again", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1), exampleCells(1), exampleCells(2)], now);
  expect(await outcomes(batchId)).toEqual(["READY", "DUPLICATE", "READY"]);

  const [one = "", two = ""] = [exampleCells(1)[0], exampleCells(2)[0]];
  const { rows } = await mendRows(context, batchId, [edit(2, numberColumn, two, one)], now);
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 3, 4]);
  expect(await outcomes(batchId)).toEqual(["READY", "READY", "DUPLICATE"]);
  expect(rows[2]?.duplicateOf).toEqual({ kind: "row", row: 2 });

  async function outcomes(id: bigint) {
    return (await listGridRows(context, id, [2, 3, 4])).map(({ outcome }) => outcome);
  }
});

test("rows of one number whose sums differ are taken back together", async () => {
  const { context } = await exampleMerchant();
  const other = { [amountColumn]: "100.00", 8: "6.00", [totalColumn]: "106.00" };
  const batchId = await exampleTable(context, [exampleCells(1), exampleCells(3), exampleCells(2, other)], now);
  const numbers = [exampleCells(1)[0] ?? "", exampleCells(2)[0] ?? ""] as const;
  await mendRows(context, batchId, [edit(4, numberColumn, numbers[0], numbers[1])], now);
  const rows = await listGridRows(context, batchId, [2, 4]);
  expect(rows.map(({ outcome, problems }) => [outcome, problems.filter(isRejecting).map(({ code }) => code)])).toEqual([
    ["NEEDS_FIX", ["SEVERAL_ROWS_ONE_INVOICE"]],
    ["NEEDS_FIX", ["SEVERAL_ROWS_ONE_INVOICE"]],
  ]);
});

test("lines of one invoice are gathered again when a number is mended, and part again", async () => {
  const { context } = await exampleMerchant();
  const line = (amount: string, tax: string) => ({
    5: `*信息技术服务*第 ${amount} 项`,
    [amountColumn]: amount,
    8: tax,
    [totalColumn]: "",
  });
  const rows = [exampleCells(1, line("100.00", "6.00")), exampleCells(9, line("50.00", "3.00")), exampleCells(2)];
  const batchId = await exampleTable(context, rows, now);
  const [first = "", wrong = ""] = [exampleCells(1)[0], exampleCells(9)[0]];

  const joined = await mendRows(context, batchId, [edit(3, numberColumn, first, wrong)], now);
  expect(joined.rows).toMatchObject([
    { rowNumber: 2, outcome: "READY", total: "15900" },
    { rowNumber: 3, outcome: "PART", partOf: 2, total: null },
  ]);
  expect(joined.counts.counters).toMatchObject({ ready: 2, part: 1 });

  await mendRows(context, batchId, [edit(3, 7, "17%", "6%")], now);
  expect((await listGridRows(context, batchId, [3]))[0]?.cells[7]).toBe("17%");

  const parted = await mendRows(context, batchId, [edit(3, numberColumn, wrong, first)], now);
  expect(parted.rows.map(({ outcome, partOf, total }) => [outcome, partOf, total])).toEqual([
    ["READY", null, "10600"],
    ["READY", null, "5300"],
  ]);
});

test("a problem of a further line stands at its own row", async () => {
  const { context } = await exampleMerchant();
  const line = (amount: string, tax: string) => ({ [amountColumn]: amount, 8: tax, [totalColumn]: "" });
  const batchId = await exampleTable(
    context,
    [exampleCells(1, line("100.00", "6.00")), exampleCells(1, { ...line("50.00", "3.00"), 7: "17.5%" })],
    now,
  );
  const [whole, part] = await listGridRows(context, batchId, [2, 3]);
  expect(part?.problems.map(({ field }) => field)).toContain("lines.1.rate");
  expect(whole?.problems.map(({ field }) => field)).not.toContain("lines.1.rate");
});

test("a number the ledger gave back is given back again, and not where another row says it", async () => {
  const { context } = await exampleMerchant();
  const { taxpayerId } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: context.merchantId } }),
  );
  const [number = ""] = exampleCells(1);
  await recordIssued(context, [{ invoice: exampleInvoice(1, taxpayerId), transferWords: "" }], { kind: "file" }, now);
  const batchId = await exampleTable(
    context,
    [exampleCells(1, { [numberColumn]: "2.6118E+19" }), exampleCells(2)],
    now,
  );
  expect(await listGridRows(context, batchId, [2])).toMatchObject([{ outcome: "READY", key: number }]);
  const named = await mendRows(context, batchId, [edit(2, 5, "*信息技术服务*运维费", exampleCells(1)[5])], now);
  expect(named.rows).toMatchObject([{ outcome: "READY", key: number }]);
  const claimed = await mendRows(context, batchId, [edit(3, numberColumn, number, exampleCells(2)[0])], now);
  expect(claimed.rows.map(({ rowNumber, outcome }) => [rowNumber, outcome])).toEqual([
    [2, "NEEDS_FIX"],
    [3, "READY"],
  ]);
  expect(claimed.rows[0]?.problems.map(({ code }) => code)).toContain("NUMBER_RECOVERY_CLAIMED");
});

test("counters still add up, and the sum of the batch follows", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1), exampleCells(2, { [numberColumn]: "123" }), []], now);
  await mendRows(context, batchId, [edit(3, numberColumn, exampleCells(2)[0] ?? "", "123")], now);
  const { counters } = await findBatch(context, batchId);
  expect(addsUp(counters)).toBe(true);
  expect(counters).toMatchObject({ ready: 2, blank: 1, total: 3 });
  const batch = await inTransaction(context, (tx) =>
    tx.batch.findUniqueOrThrow({ where: { merchantId_id: { merchantId: context.merchantId, id: batchId } } }),
  );
  expect(batch.totalFen).toBe(212_000n);
});

test("refuses what is not in review, too many at once, and a batch of another merchant", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const running = await exampleBatch(mine.context, [{}], { state: "RUNNING" });
  const foreign = await exampleTable(theirs.context, [exampleCells(1)], now);
  const one = [edit(2, 0, "1", "2")];
  await expect(mendRows(mine.context, running, one, now)).rejects.toMatchObject({ code: "BATCH_NOT_IN_REVIEW" });
  await expect(mendRows(mine.context, foreign, one, now)).rejects.toMatchObject({ code: "BATCH" });
  const many = Array.from({ length: editsAtOnce + 1 }, () => edit(2, 0, "1", "2"));
  await expect(mendRows(theirs.context, foreign, many, now)).rejects.toMatchObject({ code: "TOO_MANY_EDITS" });
  expect(await listGridRows(mine.context, foreign, [2])).toEqual([]);
});

test("rows read from the invoices' own files stay as they are", async () => {
  const { context } = await exampleMerchant();
  const batchId = await exampleTable(context, [exampleCells(1)], now);
  const { merchantId } = context;
  await inTransaction(context, (tx) =>
    tx.batch.update({ where: { merchantId_id: { merchantId, id: batchId } }, data: { kind: "documents" } }),
  );
  const refusal = { code: "BATCH_IS_OF_DOCUMENTS" };
  await expect(mendRows(context, batchId, [edit(2, 0, "1")], now)).rejects.toMatchObject(refusal);
  await expect(removeRows(context, batchId, [2], now)).rejects.toMatchObject(refusal);
  await expect(restoreRows(context, batchId, [2], now)).rejects.toMatchObject(refusal);
});

function edit(rowNumber: number, column: number, value: string, replaces = "") {
  return { rowNumber, column, value, replaces };
}
