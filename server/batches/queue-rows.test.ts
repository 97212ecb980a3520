import { expect, test } from "vitest";
import { addsUp } from "#domain/batch.ts";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleBatch, settleRows } from "#server/batches/example-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { listRows } from "#server/batches/list-rows.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { inTransaction } from "#server/db.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";

const now = new Date("2026-11-22T06:03:00Z");
const clock = () => now;

test("puts the good rows on their way, each with its own submission, and leaves the others", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}, { outcome: "NEEDS_FIX" }, {}, { outcome: "DUPLICATE" }], {
    blankRows: 1,
  });
  await submitBatch(context, batchId, now);

  expect(await queueRows(system, batchId, clock)).toBe(2);
  const { state, counters } = await findBatch(context, batchId);
  expect(state).toBe("RUNNING");
  expect(counters).toMatchObject({ total: 5, blank: 1, needsFix: 1, duplicate: 1, ready: 0, onTheirWay: 2 });
  expect(addsUp(counters)).toBe(true);

  const { rows } = await listRows(context, batchId, { show: "onTheirWay" }, { after: 0 });
  expect(rows.map(({ rowNumber, outcome }) => ({ rowNumber, outcome }))).toEqual([
    { rowNumber: 2, outcome: "SUBMITTED" },
    { rowNumber: 4, outcome: "SUBMITTED" },
  ]);
  expect(new Set(rows.map(({ submission }) => submission?.id)).size).toBe(2);

  const queued = (await actsIn(context)).filter(({ action }) => action === "submission.queued");
  expect(queued).toHaveLength(1);
  expect(queued[0]).toMatchObject({ actorKind: "system:test", facts: { origin: "batch", batch: String(batchId) } });
  expect(queued[0]?.subjects).toHaveLength(2);
});

test("run twice, or by two workers at once, it finds nothing left to do", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}, {}, {}]);
  await submitBatch(context, batchId, now);
  const queued = await Promise.all([queueRows(system, batchId, clock), queueRows(system, batchId, clock)]);
  expect(queued[0] + queued[1]).toBe(3);
  expect(await queueRows(system, batchId, clock)).toBe(0);
  expect((await findBatch(context, batchId)).counters).toMatchObject({ onTheirWay: 3 });
});

test("stopped between two chunks it goes on where it was, and nothing is lost or sent twice", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}, {}, { outcome: "NEEDS_FIX" }, {}, {}, {}]);
  await submitBatch(context, batchId, now, 0);
  let calls = 0;
  const stops = () => {
    calls++;
    if (calls === 2) throw new Error("stopped");
    return now;
  };
  await expect(queueRows(system, batchId, stops, 2)).rejects.toThrow("stopped");
  expect((await findBatch(context, batchId)).counters).toMatchObject({ onTheirWay: 2, ready: 3 });

  expect(await queueRows(system, batchId, clock, 2)).toBe(3);
  const { counters } = await findBatch(context, batchId);
  expect(counters).toMatchObject({ onTheirWay: 5, ready: 0, needsFix: 1 });
  expect(addsUp(counters)).toBe(true);
  const { losses } = await nothingLost(null, now);
  expect(losses.filter(({ merchantId, check }) => merchantId === context.merchantId && check !== "C6")).toEqual([]);
});

test("queues nothing before the merchant has said so", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{}]);
  expect(await queueRows(system, batchId, clock)).toBe(0);
  expect((await findBatch(context, batchId)).counters).toMatchObject({ ready: 1, onTheirWay: 0 });
});

test("an invoice that is on its way already becomes a duplicate that points at the first submission", async () => {
  const { context, system } = await exampleMerchant();
  const first = await exampleBatch(context, [{ serial: 7 }]);
  const second = await exampleBatch(context, [{ serial: 7 }, { serial: 8 }]);
  for (const batchId of [first, second]) {
    await submitBatch(context, batchId, now);
    await queueRows(system, batchId, clock);
  }

  const { counters } = await findBatch(context, second);
  expect(counters).toMatchObject({ duplicate: 1, onTheirWay: 1 });
  expect(addsUp(counters)).toBe(true);
  const [sent] = (await listRows(context, first, { show: "all" }, { after: 0 })).rows;
  const [double] = (await listRows(context, second, { show: "duplicate" }, { after: 0 })).rows;
  expect(double).toMatchObject({
    rowNumber: 2,
    duplicateOf: { kind: "already-open", submission: sent?.submission?.id },
  });
});

test("what the bureau holds with the same values is a duplicate, with others it has not succeeded", async () => {
  const { context, system } = await exampleMerchant();
  const batchId = await exampleBatch(context, [{ serial: 1 }, { serial: 2 }]);
  await hold(context.merchantId, batchId, { equalRow: 2, differingRow: 3 });
  await submitBatch(context, batchId, now);
  await queueRows(system, batchId, clock);

  const { state, counters } = await findBatch(context, batchId);
  expect(counters).toMatchObject({ duplicate: 1, returned: 1, onTheirWay: 0 });
  expect(addsUp(counters)).toBe(true);
  expect(state).toBe("DONE_WITH_FAILURES");
  const [differing] = (await listRows(context, batchId, { show: "returned" }, { after: 0 })).rows;
  expect(differing).toMatchObject({ rowNumber: 3, duplicateOf: { kind: "differs" } });
});

test("a row that the bureau returned before is sent anew and follows the first", async () => {
  const { context, system } = await exampleMerchant();
  const first = await exampleBatch(context, [{ serial: 7 }]);
  await submitBatch(context, first, now);
  await queueRows(system, first, clock);
  await settleRows(context, first, [2], "REJECTED");
  const second = await exampleBatch(context, [{ serial: 7 }]);
  await submitBatch(context, second, now);
  expect(await queueRows(system, second, clock)).toBe(1);
  const submissions = await inTransaction(context, (tx) => tx.submission.findMany({ orderBy: { id: "asc" } }));
  expect(submissions).toHaveLength(2);
  expect(submissions[1]?.supersedes).toBe(submissions[0]?.id);
});

/** Puts both rows into the bureau's books, one of them with another total. */
async function hold(
  merchantId: string,
  batchId: bigint,
  { equalRow, differingRow }: { equalRow: number; differingRow: number },
) {
  const context = { kind: "system", merchantId, as: "test" } as const;
  await inTransaction(context, async (tx) => {
    for (const [rowNumber, more] of [
      [equalRow, 0n],
      [differingRow, 100n],
    ] as const) {
      const row = await tx.batchRow.findUniqueOrThrow({
        where: { merchantId_batchId_rowNumber: { merchantId, batchId, rowNumber } },
      });
      await tx.heldInvoice.create({
        data: {
          merchantId,
          key: row.invoiceKey ?? "",
          kind: "82",
          issuedOn: new Date("2026-11-12T00:00:00Z"),
          buyerTaxpayerId: "91110108MA09XX021Q",
          buyerName: "北京样例科技有限公司（测试）",
          amount: 100_000n + more,
          tax: 6_000n,
          total: 106_000n + more,
          status: "normal",
        },
      });
    }
  });
}
