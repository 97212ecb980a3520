import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { addsUp } from "#domain/batch.ts";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import { templateExample, templateHeadings } from "#domain/table/template.ts";
import { exampleWorkbook } from "#domain/table/workbook/example-workbook.ts";
import { csvOf } from "#domain/table/write-csv.ts";
import { workbookOf } from "#domain/table/write-workbook.ts";
import { type BatchFileOptions, writeBatchFile } from "#e2e/fixtures/write-batch-file.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { exampleCells, exampleHeader } from "#server/batches/example-table.ts";
import { expandBatch } from "#server/batches/expand-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { listFailedRows } from "#server/batches/list-failed-rows.ts";
import { listRows, type RowFilter } from "#server/batches/list-rows.ts";
import { mendRows } from "#server/batches/mend-rows.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const now = new Date("2026-11-22T06:03:00Z");
const clock = () => now;

test("reads a GB18030 list of 300 rows, 12 of them wrong, each named by row and reason", async () => {
  const merchant = await exampleMerchant();
  const file = await fileOf(merchant);
  const batchId = await handIn(merchant.context, file.bytes);
  await expandBatch(merchant.system, batchId, clock);

  const batch = await findBatch(merchant.context, batchId);
  expect(batch).toMatchObject({ state: "REVIEW", encoding: "gb18030", readTo: 301, readyTotal: file.goodFen });
  expect(batch.counters).toMatchObject({ total: 300, blank: 0, needsFix: 12, duplicate: 0, ready: 288 });
  expect(addsUp(batch.counters)).toBe(true);
  expect(batch.problemCounts).toHaveLength(12);
  expect(await rowNumbers(merchant.context, batchId, "needsFix")).toEqual(file.badRows);
  expect((await actsIn(merchant.context)).at(-1)).toMatchObject({
    action: "batch.review",
    subjects: [String(batchId)],
  });
});

test.each(["utf-8", "utf-16le"] as const)("reads the same rows from %s", async (encoding) => {
  const merchant = await exampleMerchant();
  const file = await fileOf(merchant, { rows: 40, bad: 2, encoding });
  const batchId = await handIn(merchant.context, file.bytes);
  await expandBatch(merchant.system, batchId, clock);
  const batch = await findBatch(merchant.context, batchId);
  expect(batch).toMatchObject({ encoding, readyTotal: file.goodFen, counters: { total: 40, needsFix: 2, ready: 38 } });
});

test("counts blank and total rows, and points doubles at the row they double", async () => {
  const merchant = await exampleMerchant();
  const file = await fileOf(merchant, { rows: 10, bad: 0, duplicates: 2, blanks: 3 });
  const batchId = await handIn(merchant.context, file.bytes);
  await expandBatch(merchant.system, batchId, clock);

  const { counters } = await findBatch(merchant.context, batchId);
  expect(counters).toMatchObject({ total: 16, blank: 4, duplicate: 2, ready: 10 });
  expect(addsUp(counters)).toBe(true);
  const { rows } = await listRows(merchant.context, batchId, { show: "duplicate" }, { after: 0 });
  expect(rows.map(({ rowNumber, duplicateOf }) => [rowNumber, duplicateOf])).toEqual([
    [12, { kind: "row", row: 2 }],
    [13, { kind: "row", row: 3 }],
  ]);
});

test("stopped between two pieces it goes on where it was, and reads no row twice", async () => {
  const merchant = await exampleMerchant();
  const file = await fileOf(merchant, { rows: 12_000, bad: 4 });
  const batchId = await handIn(merchant.context, file.bytes);
  let calls = 0;
  const stops = () => {
    calls++;
    if (calls === 4) throw new Error("stopped");
    return now;
  };
  await expect(expandBatch(merchant.system, batchId, stops)).rejects.toThrow("stopped");
  const stopped = await findBatch(merchant.context, batchId);
  expect(stopped.state).toBe("PARSING");
  // The thread is a piece or two ahead of what is written when it is stopped.
  expect([5_001, 10_001]).toContain(stopped.readTo);

  await expandBatch(merchant.system, batchId, clock);
  const { state, counters, readyTotal } = await findBatch(merchant.context, batchId);
  expect(state).toBe("REVIEW");
  expect(counters).toMatchObject({ total: 12_000, needsFix: 4, ready: 11_996 });
  expect(readyTotal).toBe(file.goodFen);
});

test("two workers on one file write it once", async () => {
  const merchant = await exampleMerchant();
  const batchId = await handIn(merchant.context, (await fileOf(merchant)).bytes);
  await Promise.allSettled([
    expandBatch(merchant.system, batchId, clock),
    expandBatch(merchant.system, batchId, clock),
  ]);
  await expandBatch(merchant.system, batchId, clock);
  expect((await findBatch(merchant.context, batchId)).counters).toMatchObject({ total: 300, needsFix: 12, ready: 288 });
  expect((await actsIn(merchant.context)).filter(({ action }) => action === "batch.review")).toHaveLength(1);
});

test("the failed rows, mended, are handed in as they are and nothing is sent twice", async () => {
  const merchant = await exampleMerchant();
  const { context, system } = merchant;
  const file = await fileOf(merchant);
  const first = await handIn(context, file.bytes);
  await expandBatch(system, first, clock);
  await submitBatch(context, first, now);
  await queueRows(system, first, clock);
  const again = await handIn(context, await file.mend(await failedRowsFile(context, first)));
  await expandBatch(system, again, clock);

  const { counters, readyTotal } = await findBatch(context, again);
  expect(counters).toMatchObject({ total: 12, needsFix: 0, duplicate: 0, ready: 12 });
  expect(readyTotal).toBe(file.totalFen - file.goodFen);
});

test("what is on its way already is a double with the way to its submission", async () => {
  const merchant = await exampleMerchant();
  const { context, system } = merchant;
  const first = await handIn(context, (await fileOf(merchant, { rows: 3, bad: 0 })).bytes);
  await expandBatch(system, first, clock);
  await submitBatch(context, first, now);
  await queueRows(system, first, clock);
  const second = await handIn(context, (await fileOf(merchant, { rows: 4, bad: 0, encoding: "utf-8" })).bytes);
  await expandBatch(system, second, clock);

  expect((await findBatch(context, second)).counters).toMatchObject({ duplicate: 3, ready: 1 });
  const sent = (await listRows(context, first, { show: "onTheirWay" }, { after: 0 })).rows;
  const doubles = (await listRows(context, second, { show: "duplicate" }, { after: 0 })).rows;
  expect(doubles.map(({ duplicateOf }) => duplicateOf)).toEqual(
    sent.map(({ submission }) => ({ kind: "already-open", submission: submission?.id })),
  );
});

test.each([
  ["first, other, first", ["100.00", "50.00", "100.00"]],
  ["first, first, other", ["100.00", "100.00", "50.00"]],
])("an invoice in several rows far from each other is sent by none of them: %s", async (_, totals) => {
  const merchant = await exampleMerchant();
  const head = ["数电发票号码", "开票日期", "发票票种", "项目名称", "税率", "金额", "税额", "价税合计"];
  const rowOf = (number: string, total: string) => [
    number,
    "2026-11-12",
    "数电发票（普通发票）",
    "*餐饮服务*餐费",
    "免税",
    total,
    "0.00",
    total,
  ];
  const rows = totals.flatMap((total, index) => [
    rowOf("26117000009990000001", total),
    rowOf(`2611700000999000001${index}`, "10.00"),
  ]);
  const batchId = await handIn(merchant.context, Buffer.from(await csv(head, rows)));
  await expandBatch(merchant.system, batchId, clock);
  const batch = await findBatch(merchant.context, batchId);
  expect(batch.counters).toMatchObject({ total: 6, needsFix: 3, ready: 3 });
  expect(batch.problemCounts).toEqual([{ code: "SEVERAL_ROWS_ONE_INVOICE", count: 3 }]);
});

test.each([
  ["no heading", "姓名,电话\n张三,1\n", "HEADER_NOT_FOUND"],
  [
    "the bureau's 批量开票 template",
    "发票流水号,发票类型,是否含税,购买方名称\n1,数电票,是,甲\n",
    "FILE_IS_ISSUE_TEMPLATE",
  ],
  ["no column for the number", "开票日期,购买方名称,金额,税额\n2026-11-01,甲,1,0\n", "COLUMNS_MISSING"],
])("a file with %s ends as FAILED and says so", async (_, text, code) => {
  const { context, system } = await exampleMerchant();
  const batchId = await handIn(context, Buffer.from(text));
  await expandBatch(system, batchId, clock);
  expect(await findBatch(context, batchId)).toMatchObject({ state: "FAILED", endedAt: now, problems: [{ code }] });
  expect((await actsIn(context)).at(-1)).toMatchObject({ action: "batch.failed", subjects: [String(batchId)] });
});

test("the lines of one invoice are one row to send and its parts, kept with their cells", async () => {
  const merchant = await exampleMerchant();
  const head = ["数电发票号码", "开票日期", "发票票种", "项目名称", "税率", "金额", "税额"];
  const line = (number: string, name: string, amount: string) => [
    number,
    "2026-11-12",
    "数电发票（普通发票）",
    name,
    "免税",
    amount,
    "0.00",
  ];
  const first = "26117000009990000001";
  const rows = [
    line(first, "*餐饮服务*餐费", "10.00"),
    line(first, "*餐饮服务*酒水", "20.50"),
    line("26117000009990000002", "*餐饮服务*餐费", "10.00"),
  ];
  const batchId = await handIn(merchant.context, Buffer.from(await csv(head, rows)));
  await expandBatch(merchant.system, batchId, clock);

  const { counters } = await findBatch(merchant.context, batchId);
  expect(counters).toMatchObject({ total: 3, part: 1, ready: 2 });
  expect(addsUp(counters)).toBe(true);
  const kept = await inTransaction(merchant.context, (tx) =>
    tx.batchRow.findMany({ where: { batchId }, orderBy: { rowNumber: "asc" } }),
  );
  expect(kept.map(({ outcome, partOf, total }) => [outcome, partOf, total])).toEqual([
    ["READY", null, 3_050n],
    ["PART", 2, null],
    ["READY", null, 1_000n],
  ]);
  expect(kept[1]).toMatchObject({ invoiceKey: null, content: null });
  expect(kept[1]?.cells[3]).toBe("*餐饮服务*酒水");
});

test("says which columns and sheets were read", async () => {
  const merchant = await exampleMerchant();
  const batchId = await handIn(merchant.context, (await fileOf(merchant, { rows: 3, bad: 0 })).bytes);
  await expandBatch(merchant.system, batchId, clock);
  const batch = await inTransaction(merchant.context, (tx) => tx.batch.findFirstOrThrow({ where: { id: batchId } }));
  expect(batch.columns).toMatchObject({ digitalNumber: 0, issuedOn: 1 });
  expect(batch.sheets).toEqual([{ name: "", startsAfter: 0 }]);
  expect(batch.header).toHaveLength(13);
});

test("a folder of originals is a row an invoice, by the file's name; what cannot be read is said of its row", async () => {
  const { context, system } = await exampleMerchant();
  const xml = readFileSync(new URL("../../domain/document/fixtures/digital-blue.xml", import.meta.url));
  const folder = zipSync({
    "十一月/一.xml": new Uint8Array(xml),
    "十一月/二.pdf": new TextEncoder().encode("%PDF-1.7"),
  });
  const batchId = await handIn(context, folder);
  await expandBatch(system, batchId, clock);
  const batch = await findBatch(context, batchId);
  expect(batch).toMatchObject({ state: "REVIEW", encoding: null, header: ["文件名"], counters: { total: 2 } });
  const { rows } = await listRows(context, batchId, { show: "all" }, { after: 0 });
  expect(rows.map(({ cells }) => cells)).toEqual([["十一月/一.xml"], ["十一月/二.pdf"]]);
  expect(rows[0]?.key).toMatch(/^\d{20}$/);
  expect(rows[1]?.problems).toMatchObject([{ field: "file", severity: "reject" }]);
});

test("a file that takes too much ends as FAILED and says so", async () => {
  const merchant = await exampleMerchant();
  const batchId = await handIn(merchant.context, (await fileOf(merchant, { rows: 20, bad: 0 })).bytes);
  await expandBatch(merchant.system, batchId, clock, { memoryMb: 256, silenceMs: 1 });
  expect(await findBatch(merchant.context, batchId)).toMatchObject({
    state: "FAILED",
    problems: [{ code: "FILE_TOO_DEMANDING" }],
  });
});

test("the template handed in unchanged has no error and no invoice", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await handIn(context, Buffer.from(await csv(templateHeadings, [templateExample])));
  await expandBatch(system, batchId, clock);
  const batch = await findBatch(context, batchId);
  expect(batch).toMatchObject({
    state: "REVIEW",
    problemCounts: [],
    counters: { total: 1, blank: 1, needsFix: 0, ready: 0 },
  });
});

test("reads nothing of a batch that was put away, nor of another merchant's", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const away = await handIn(mine.context, (await fileOf(mine, { rows: 3, bad: 0 })).bytes);
  const foreign = await handIn(theirs.context, (await fileOf(theirs, { rows: 3, bad: 0 })).bytes);
  await cancelBatch(mine.context, away, now);
  await expandBatch(mine.system, away, clock);
  await expandBatch(mine.system, foreign, clock);
  expect(await findBatch(mine.context, away)).toMatchObject({ state: "CANCELLED", counters: { total: 0 } });
  expect(await findBatch(theirs.context, foreign)).toMatchObject({ state: "PARSING", counters: { total: 0 } });
});

async function fileOf({ context }: Example, options: BatchFileOptions = {}) {
  const { taxpayerId, name } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: context.merchantId } }),
  );
  return writeBatchFile({ taxpayerId, name }, options);
}

test("a row of a workbook that counts its days from 1904 keeps its date when another cell is mended", async () => {
  const { context, system } = await exampleMerchant();
  const row = exampleCells(1, { 1: "44876", 9: "1060.10" });
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const cells = row.map((text, column) => (column === 1 ? `<c><v>${text}</v></c>` : cell(text)));
  const sheet = `<row>${exampleHeader.map(cell).join("")}</row><row>${cells.join("")}</row>`;
  const batchId = await handIn(context, exampleWorkbook({ sheets: { 十一月: sheet }, is1904: true }));
  await expandBatch(system, batchId, clock);
  await mendRows(context, batchId, [{ rowNumber: 2, column: 9, value: "1060.00", replaces: "1060.10" }], now);
  const { rows } = await listRows(context, batchId, { show: "ready" }, { after: 0 });
  expect(rows.map(({ rowNumber, issuedOn }) => [rowNumber, issuedOn])).toEqual([[2, "2026-11-12"]]);
});

async function handIn(context: MerchantContext, bytes: Uint8Array): Promise<bigint> {
  const received = await receiveFile(
    context,
    { name: "十一月.csv", bytes: piecesOf(bytes), size: bytes.length, sha256: null },
    now,
  );
  if ("problem" in received) throw new Error(received.problem.code);
  return BigInt(received.batchId);
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
}

async function rowNumbers(context: MerchantContext, batchId: bigint, show: RowFilter): Promise<number[]> {
  return (await listRows(context, batchId, { show }, { after: 0 })).rows.map(({ rowNumber }) => rowNumber);
}

async function failedRowsFile(context: MerchantContext, batchId: bigint): Promise<Buffer> {
  const { header } = await findBatch(context, batchId);
  const rows = (await Array.fromAsync(listFailedRows(context, batchId))).flat();
  const cells = rows.map((row) => failedRowCells(header, row.cells, "原因"));
  return Buffer.concat(await Array.fromAsync(workbookOf("未通过的行", failedRowHeadings(header), [cells])));
}

async function csv(headings: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  return (await Array.fromAsync(csvOf(headings, [rows]))).join("");
}
