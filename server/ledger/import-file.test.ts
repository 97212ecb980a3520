import { expect, test } from "vitest";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import { workbookOf } from "#domain/table/write-workbook.ts";
import { writeBatchFile } from "#e2e/fixtures/write-batch-file.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { importFile } from "#server/ledger/import-file.ts";
import { receiveLedgerFile } from "#server/ledger/receive-ledger-file.ts";

const name = "北京样例商贸有限公司（测试）";
const now = new Date("2026-11-22T06:03:00Z");
const clock = () => now;

test("a list comes into the ledger, what is wrong is refused by row, and mended it comes in too", {
  timeout: 120_000,
}, async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const file = await writeBatchFile({ taxpayerId, name }, { rows: 300, bad: 12 });
  const id = await handIn(merchant, file.bytes);
  await importFile(merchant.system, id, clock);

  const delivery = await deliveryOf(merchant, id);
  expect(delivery).toMatchObject({ state: "DONE", total: 300, changed: 0, unchanged: 0, kept: 0 });
  expect(delivery.taken + delivery.refused).toBe(300);
  expect(delivery.refused).toBeGreaterThan(0);
  const refusals = await refusalsOf(merchant, id);
  expect(refusals).toHaveLength(delivery.refused);
  for (const { row, problems } of refusals) {
    expect(file.badRows).toContain(row);
    expect(problems).not.toEqual([]);
  }

  const again = await handIn(merchant, file.bytes);
  await importFile(merchant.system, again, clock);
  expect(await deliveryOf(merchant, again)).toMatchObject({
    taken: 0,
    unchanged: delivery.taken,
    refused: delivery.refused,
  });

  const header = delivery.header as string[];
  const cells = refusals.map(({ content }) => failedRowCells(header, content as string[], "原因"));
  const workbook = await Array.fromAsync(workbookOf("原因", failedRowHeadings(header), [cells]));
  const mended = await handIn(merchant, await file.mend(Buffer.concat(workbook)));
  await importFile(merchant.system, mended, clock);
  expect(await deliveryOf(merchant, mended)).toMatchObject({ taken: delivery.refused, refused: 0 });
});

test("stopped between two pieces it goes on where it was, and every row is counted once", {
  timeout: 120_000,
}, async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const file = await writeBatchFile({ taxpayerId, name }, { rows: 12_000, bad: 0 });
  const id = await handIn(merchant, file.bytes);
  let calls = 0;
  const stops = () => {
    calls++;
    if (calls === 4) throw new Error("stopped");
    return now;
  };
  await expect(importFile(merchant.system, id, stops)).rejects.toThrow("stopped");
  expect(await deliveryOf(merchant, id)).toMatchObject({ state: "RUNNING" });

  await Promise.allSettled([importFile(merchant.system, id, clock), importFile(merchant.system, id, clock)]);
  await importFile(merchant.system, id, clock);
  expect(await deliveryOf(merchant, id)).toMatchObject({ state: "DONE", total: 12_000, taken: 12_000 });
  const { merchantId } = merchant.system;
  expect(await inTransaction(merchant.system, (tx) => tx.issuedInvoice.count({ where: { merchantId } }))).toBe(12_000);
});

test("what is no list says why, and another merchant's worker finds nothing to do", async () => {
  const [merchant, other] = [await exampleMerchant(), await exampleMerchant()];
  const id = await handIn(merchant, Buffer.from("今天天气很好\r\n没有发票\r\n"));
  await importFile(other.system, id, clock);
  expect(await deliveryOf(merchant, id)).toMatchObject({ state: "RUNNING" });
  await importFile(merchant.system, id, clock);
  const delivery = await deliveryOf(merchant, id);
  expect(delivery.state).toBe("FAILED");
  expect(delivery.problems).toMatchObject([{ field: "file" }]);
});

async function handIn({ context }: Example, bytes: Uint8Array): Promise<bigint> {
  const chunks = (async function* () {
    yield bytes;
  })();
  return BigInt(await receiveLedgerFile(context, { name: "已开发票.csv", bytes: chunks }, now));
}

async function deliveryOf({ system: { merchantId }, system }: Example, id: bigint) {
  const where = { merchantId_id: { merchantId, id } };
  return inTransaction(system, (tx) => tx.ledgerImport.findUniqueOrThrow({ where }));
}

async function refusalsOf({ system }: Example, importId: bigint) {
  return inTransaction(system, (tx) =>
    tx.ledgerImportRefusal.findMany({ where: { importId }, orderBy: { row: "asc" } }),
  );
}
