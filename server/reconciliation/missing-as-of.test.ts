import { beforeEach, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleMissing } from "#server/missing/example-ledger.ts";
import { type AsOf, exportAsOf, missingAsOf } from "#server/reconciliation/missing-as-of.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
let merchant: Example;
let invoices: [Invoice, Invoice, Invoice];

beforeEach(async () => {
  merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  invoices = ["2026-06-20", "2026-06-21", "2026-06-22"].map((issuedOn) => exampleInvoice(taxpayerId, { issuedOn })) as [
    Invoice,
    Invoice,
    Invoice,
  ];
  await exampleMissing(merchant.system, []);
  await inTransaction(merchant.system, (tx) =>
    tx.comparison.create({
      data: {
        merchantId: merchant.system.merchantId,
        fromDate: now,
        toDate: now,
        startedAt: new Date("2026-06-25T02:00:00Z"),
        finishedAt: new Date("2026-06-25T02:00:00Z"),
        outcome: "complete",
      },
    }),
  );
});

test("a late arrival ends what was missing and erases nothing: every day keeps its answer", async () => {
  const [first, second, late] = invoices;
  await at("2026-06-26T09:00:00+08:00", (tx) => enter(tx, first, second));
  await at("2026-07-01T23:59:59.999+08:00", (tx) => arrive(tx, first));
  const before = await asOf("2026-06-30");
  expect(keysIn(before)).toEqual([invoiceKey(first), invoiceKey(second)]);
  expect(before).toMatchObject({ count: 2, total: first.total + second.total, unknown: false });
  expect(keysIn(await asOf("2026-07-01"))).toEqual([invoiceKey(second)]);
  await at("2026-08-10T09:00:00+08:00", (tx) => enter(tx, late));
  await at("2026-08-11T09:00:00+08:00", (tx) => arrive(tx, second));
  expect(await asOf("2026-06-30")).toEqual({
    ...before,
    rows: before.rows.map((row) => ({ ...row, until: expect.any(Date) })),
  });
  expect(keysIn(await asOf("2026-08-10"))).toEqual([invoiceKey(second), invoiceKey(late)]);
  expect(keysIn(await asOf("2026-08-11"))).toEqual([invoiceKey(late)]);
  expect(await asOf("2026-08-10")).toEqual(await asOf("2026-08-10"));
  const exported = (await Array.fromAsync(exportAsOf(merchant.context, "2026-08-10", now))).flat();
  expect(exported).toEqual((await asOf("2026-08-10")).rows);
});

test("missing, there with other values, missing again: each stretch has its own time", async () => {
  const [invoice] = invoices;
  await at("2026-06-26T09:00:00+08:00", (tx) => enter(tx, invoice));
  await at("2026-06-28T09:00:00+08:00", (tx) => arrive(tx, invoice, 5n));
  await at("2026-07-03T09:00:00+08:00", (tx) => arrive(tx, invoice));
  await at("2026-07-05T09:00:00+08:00", (tx) => arrive(tx, invoice, 7n));
  const standings = await Promise.all(
    ["2026-06-25", "2026-06-27", "2026-06-28", "2026-07-04", "2026-07-05"].map(
      async (date) => (await asOf(date)).rows[0]?.standing ?? null,
    ),
  );
  expect(standings).toEqual([null, "MISSING", "DIFFERS", null, "DIFFERS"]);
});

test("of a day before the first comparison nothing is known; of one that is not over nothing can be", async () => {
  expect(await asOf("2026-06-24")).toMatchObject({ count: 0, unknown: true });
  for (const date of ["2026-11-22", "2027-01-01"]) {
    await expect(asOf(date)).rejects.toMatchObject({ kind: "not-now", code: "DAY_NOT_OVER" });
  }
  for (const date of ["2026-02-30", "'; DROP TABLE x"]) {
    await expect(asOf(date)).rejects.toMatchObject({ kind: "not-found", code: "DAY" });
  }
});

test("nothing of another merchant is shown", async () => {
  const other = await exampleMerchant();
  await at("2026-06-26T09:00:00+08:00", (tx) => enter(tx, ...invoices));
  expect((await missingAsOf(other.context, "2026-07-01", null, now)).rows).toEqual([]);
  expect(await Array.fromAsync(exportAsOf(other.context, "2026-07-01", now))).toEqual([]);
});

function asOf(date: string): Promise<AsOf> {
  return missingAsOf(merchant.context, date, null, now);
}

function keysIn({ rows }: AsOf): string[] {
  return rows.map(({ key }) => key);
}

/** As if it were done then. */
async function at(moment: string, act: (tx: Tx) => Promise<unknown>): Promise<void> {
  await inTransaction(merchant.system, async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.at', ${new Date(moment).toISOString()}, true)`;
    await act(tx);
    await deriveStandings(tx, merchant.system.merchantId);
  });
}

async function enter(tx: Tx, ...issued: Invoice[]): Promise<void> {
  const { merchantId } = merchant.system;
  for (const invoice of issued) {
    const { kind, amount, tax, total, buyer } = invoice;
    const values = { kind, amount, tax, total, issuedOn: new Date(invoice.issuedOn) };
    const parties = { buyerTaxpayerId: buyer.taxpayerId, buyerName: buyer.name };
    const rest = { content: {}, origin: "import", standing: "NOT_YET_DUE" };
    await tx.issuedInvoice.create({ data: { merchantId, key: invoiceKey(invoice), ...values, ...parties, ...rest } });
  }
}

async function arrive(tx: Tx, invoice: Invoice, apart = 0n): Promise<void> {
  const { merchantId } = merchant.system;
  const key = invoiceKey(invoice);
  const data = {
    kind: invoice.kind,
    issuedOn: new Date(invoice.issuedOn),
    buyerTaxpayerId: invoice.buyer.taxpayerId,
    buyerName: invoice.buyer.name,
    amount: invoice.amount + apart,
    tax: invoice.tax,
    total: invoice.total + apart,
    status: "normal",
  };
  const where = { merchantId_key: { merchantId, key } };
  await tx.heldInvoice.upsert({ where, create: { merchantId, key, ...data }, update: data });
}
