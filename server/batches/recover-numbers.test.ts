import { expect, test } from "vitest";
import { type Invoice, invoiceKey, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { yuanText } from "#domain/money.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleInvoice } from "#server/batches/example-batch.ts";
import { expandBatch } from "#server/batches/expand-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { type ListedRow, listRows } from "#server/batches/list-rows.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { inTransaction } from "#server/db.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";

const now = new Date("2026-11-22T06:03:00Z");
const headings = ["数电发票号码", "开票日期", "购方识别号", "购买方名称", "价税合计"];

test.each([
  ["in scientific notation", "26117999001234567891", "2.6118E+19"],
  ["in scientific notation, cut and not rounded", "26117999001234567891", "2.6117E+19"],
  ["with zeros for its last five digits", "26117999001234567891", "26117999001234500000"],
])("a number %s is found again, and the row is read with all that the ledger knows", async (_, number, written) => {
  const merchant = await exampleMerchant();
  await issue(merchant, { number });
  const [row] = await read(merchant, [{ number: written }]);
  expect(row).toMatchObject({ outcome: "READY", key: number, total: 106_000n });
  expect(codesOf(row)).not.toContain("NUMBER_ENDS_IN_ZEROS");
  expect(row?.repairs).toEqual([{ code: "RECOVERED_FROM_LEDGER", field: "number", raw: written, value: number }]);
});

test("the buyer's name is enough where the row has no id", async () => {
  const merchant = await exampleMerchant();
  await issue(merchant, { number: "26117999001234567891" });
  const [row] = await read(merchant, [{ number: "2.6118E+19", buyerId: "" }]);
  expect(row).toMatchObject({ outcome: "READY", key: "26117999001234567891" });
});

test.each<[string, Partial<Line>]>([
  ["another day", { issuedOn: "2026-11-11" }],
  ["another total", { total: "1060.01" }],
  ["another buyer", { buyerId: "92110112MA09XX0561" }],
  ["other digits", { number: "2.7118E+19" }],
])("with %s it stays lost", async (_, changes) => {
  const merchant = await exampleMerchant();
  await issue(merchant, { number: "26117999001234567891" });
  const [row] = await read(merchant, [{ number: "2.6118E+19", ...changes }]);
  expect(row).toMatchObject({ outcome: "NEEDS_FIX", key: null });
  expect(codesOf(row)).toContain("NUMBER_DESTROYED_BY_EXCEL");
});

test("of several that fit none is guessed; the row says how many there are", async () => {
  const merchant = await exampleMerchant();
  await issue(merchant, { number: "26117999001234567891" }, { number: "26117999001234567892" });
  const rows = await read(merchant, [{ number: "2.6118E+19" }, { number: "26117999001234500000" }]);
  for (const row of rows) {
    expect(row.outcome).toBe("NEEDS_FIX");
    const problem = { code: "NUMBER_RECOVERY_AMBIGUOUS", facts: { candidates: "2" } };
    expect(row.problems).toContainEqual(expect.objectContaining(problem));
    expect(codesOf(row)).not.toContain("NUMBER_ENDS_IN_ZEROS");
  }
});

test("a number that ends in zeros and stands so in the ledger is simply right", async () => {
  const merchant = await exampleMerchant();
  await issue(merchant, { number: "26117999001234500000" }, { number: "26117999001234567892" });
  const [row] = await read(merchant, [{ number: "26117999001234500000" }]);
  expect(row).toMatchObject({ outcome: "READY", key: "26117999001234500000", repairs: [] });
  expect(codesOf(row)).not.toContain("NUMBER_ENDS_IN_ZEROS");
});

test.each([
  ["by its whole number", "26117999001234567891"],
  ["by the same lost one", "2.6118E+19"],
])("an invoice that another row names %s is not taken for the lost one", async (_, other) => {
  const merchant = await exampleMerchant();
  await issue(merchant, { number: "26117999001234567891" });
  const rows = await read(merchant, [{ number: "2.6118E+19" }, { number: other }]);
  expect(rows[0]).toMatchObject({ outcome: "NEEDS_FIX", key: null, total: null, repairs: [] });
  expect(rows[0]?.problems).toContainEqual({
    code: "NUMBER_RECOVERY_CLAIMED",
    severity: "reject",
    field: "number",
    value: "2.6118E+19",
  });
  expect(rows[1]?.outcome).toBe(other.includes("E") ? "NEEDS_FIX" : "READY");
  const batch = await inTransaction(merchant.context, (tx) => tx.batch.findFirstOrThrow());
  expect(batch.totalFen).toBe(other.includes("E") ? 0n : 106_000n);
});

test("looks in no ledger but the merchant's own", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  await issue(theirs, { number: "26117999001234567891" });
  const [row] = await read(mine, [{ number: "2.6118E+19" }]);
  expect(codesOf(row)).toContain("NUMBER_DESTROYED_BY_EXCEL");
});

type Line = { number: string; issuedOn: string; buyerId: string; buyerName: string; total: string };

async function issue({ context, system }: Example, ...issued: { number: string }[]): Promise<void> {
  const { taxpayerId } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: context.merchantId } }),
  );
  const invoices: Invoice[] = issued.map(({ number }) =>
    invoiceSchema.parse({ ...exampleInvoice(1, taxpayerId), number }),
  );
  expect(invoices.map(invoiceKey)).toEqual(issued.map(({ number }) => number));
  expect(yuanText(invoices[0]?.total ?? 0n)).toBe("1060.00");
  await recordIssued(
    system,
    invoices.map((invoice) => ({ invoice: invoiceText(invoice), transferWords: "" })),
    { kind: "file" },
    now,
  );
}

async function read({ context, system }: Example, lines: readonly Partial<Line>[]): Promise<readonly ListedRow[]> {
  const usual = {
    issuedOn: "2026-11-12",
    buyerId: "91110108MA09XX021Q",
    buyerName: "北京样例科技有限公司（测试）",
    total: "1060.00",
  };
  const rows = lines.map((line) => {
    const { number, issuedOn, buyerId, buyerName, total } = { ...usual, number: "", ...line };
    return [number, issuedOn, buyerId, buyerName, total];
  });
  const bytes = Buffer.from([headings, ...rows].map((cells) => `${cells.join(",")}\r\n`).join(""));
  const received = await receiveFile(
    context,
    { name: "十一月.csv", bytes: onePiece(bytes), size: null, sha256: null },
    now,
  );
  if ("problem" in received) throw new Error(received.problem.code);
  const batchId = BigInt(received.batchId);
  await expandBatch(system, batchId, () => now);
  expect(await findBatch(context, batchId)).toMatchObject({ state: "REVIEW" });
  return (await listRows(context, batchId, { show: "all" }, { after: 0 })).rows;
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function codesOf(row: ListedRow | undefined): string[] {
  return (row?.problems ?? []).map(({ code }) => code);
}
