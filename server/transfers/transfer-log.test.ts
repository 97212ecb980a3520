import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";
import { exampleKnocks } from "#server/transfers/example-knocks.ts";
import { exportTransfers } from "#server/transfers/export-transfers.ts";
import { findTransfer } from "#server/transfers/find-transfer.ts";
import { listTransfers, type TransferPlace, transferPageSize } from "#server/transfers/list-transfers.ts";
import { type TransferFilter, transferFilterSchema } from "#server/transfers/transfer-filter.ts";

const now = new Date("2026-11-22T02:30:00Z");
let one: Known;
let other: Known;
type Known = Example & { taxpayerId: string; invoice: Invoice; submissionId: bigint; traces: string[] };

afterAll(stopQueue);

beforeAll(async () => {
  one = await known(async ({ system, submissionId }) =>
    exampleKnocks(system, [
      { submissionId, number: 1, at: minutesAgo(60), reply: "not-sent", code: "dns", cause: "OFFLINE" },
      { submissionId, number: 2, at: minutesAgo(30) },
      { submissionId, number: 3, at: minutesAgo(20), knock: "poll", reply: "rejected", code: "02", cause: "RATE" },
    ]),
  );
  other = await known(async ({ system, submissionId }) =>
    exampleKnocks(
      system,
      Array.from({ length: transferPageSize + 5 }, (_, index) => ({
        submissionId,
        number: index + 1,
        at: minutesAgo(120 + Math.floor(index / 3)),
        connector: "baiwang" as const,
      })),
    ),
  );
});

test.each<[string, () => TransferFilter, number[]]>([
  ["the invoice's number", () => ({ search: invoiceKey(one.invoice) }), [3, 2, 1]],
  ["the reference", () => ({ search: referenceOf(one.submissionId) }), [3, 2, 1]],
  ["a trace id", () => ({ search: one.traces[1] ?? "" }), [2]],
  ["a code", () => ({ code: "02", merchant: one.taxpayerId }), [3]],
  ["a cause", () => ({ cause: "OFFLINE", merchant: one.taxpayerId }), [1]],
  ["the way", () => ({ connector: "leqi", merchant: one.taxpayerId }), [3, 2, 1]],
  ["the other way", () => ({ connector: "baiwang", merchant: one.taxpayerId }), []],
  ["what it was for", () => ({ knock: "poll", merchant: one.taxpayerId }), [3]],
  ["the merchant", () => ({ merchant: one.taxpayerId.toLowerCase() }), [3, 2, 1]],
  ["a time from on", () => ({ from: "2026-11-22T10:00", merchant: one.taxpayerId }), [3, 2]],
  ["a time until", () => ({ to: "2026-11-22T09:59", merchant: one.taxpayerId }), [1]],
  ["a day", () => ({ from: "2026-11-22", to: "2026-11-22", merchant: one.taxpayerId }), [3, 2, 1]],
  ["a number nobody has", () => ({ search: "26117000000000000000" }), []],
  ["a trace nobody left", () => ({ search: randomUUID() }), []],
  ["a merchant nobody is", () => ({ merchant: "91110105MA09XX013J" }), []],
])("knocks are found by %s", async (_, filter, numbers) => {
  const { rows } = await listTransfers(await exampleOperator(), filter(), null);
  expect(rows.map(({ number }) => number)).toEqual(numbers);
});

test("pages forth and back hold each knock once, the newest first", async () => {
  const clerk = await exampleClerk();
  const filter = { merchant: other.taxpayerId };
  const first = await listTransfers(clerk, filter, null);
  expect(first.rows).toHaveLength(transferPageSize);
  expect(first.before).toBeNull();
  const second = await listTransfers(clerk, filter, place("after", first.after));
  expect(second.rows).toHaveLength(5);
  expect(second.after).toBeNull();
  const all = [...first.rows, ...second.rows];
  expect(new Set(all.map(({ number }) => number)).size).toBe(transferPageSize + 5);
  expect(all.map(({ startedAt }) => startedAt.getTime())).toEqual(
    all.map(({ startedAt }) => startedAt.getTime()).sort((a, b) => b - a),
  );
  const back = await listTransfers(clerk, filter, place("before", second.before));
  expect(back.rows).toEqual(first.rows);
  expect((await listTransfers(clerk, filter, { after: "'; DROP TABLE attempt" })).rows).toEqual(first.rows);
});

test("what an address asks for and is no filter is ignored", () => {
  expect(
    transferFilterSchema.parse({
      search: " ",
      cause: "FULL_MOON",
      connector: "pigeon",
      from: "2026-02-30",
      to: "x",
      x: 1,
    }),
  ).toEqual({});
  expect(transferFilterSchema.parse({ search: "２６１１７", from: "2026-11-22T09:05" })).toEqual({
    search: "26117",
    from: "2026-11-22T09:05",
  });
});

test("one knock shows its call, masked and sealed, and who looked stands in the merchant's chain", async () => {
  const operator = await exampleOperator();
  const address = { merchantId: one.system.merchantId, submissionId: String(one.submissionId), number: "3" };
  const found = await findTransfer(operator, address, now);
  expect(found).toMatchObject({
    invoiceKey: invoiceKey(one.invoice),
    cause: "RATE",
    call: { connector: "leqi", traceId: one.traces[2], status: 200, ms: 100 },
    exchange: { operation: "poll", request: { bytes: 7 }, reply: { bytes: 5 }, carried: 1, rules: "2026-11" },
  });
  expect(found.exchange?.headers).toEqual([["content-type", "application/json"]]);
  expect(found.buyer.taxpayerId).toMatch(/^9111•+021Q$/);
  expect(JSON.stringify(found, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    one.invoice.buyer.taxpayerId,
  );
  await findTransfer(operator, address, now);
  const looks = (await actsIn(one.system)).filter(({ action }) => action === "transfer.viewed");
  expect(looks).toMatchObject([
    { actorKind: "system:operator", subjects: [`${one.submissionId}/3`], facts: { account: operator.accountId } },
  ]);
  await findTransfer(await exampleClerk(), address, now);
  expect((await actsIn(one.system)).filter(({ action }) => action === "transfer.viewed")).toHaveLength(2);
});

test("another merchant's knock is not found under this one's address, nor what is no address", async () => {
  const operator = await exampleOperator();
  const { merchantId } = one.system;
  for (const address of [
    { merchantId, submissionId: String(other.submissionId), number: "1" },
    { merchantId, submissionId: String(one.submissionId), number: "99" },
    { merchantId: "x", submissionId: "1", number: "1" },
    { merchantId, submissionId: "1; DROP", number: "1" },
  ])
    await expect(findTransfer(operator, address, now)).rejects.toMatchObject({ kind: "not-found", code: "TRANSFER" });
});

test("an export holds the filtered log and is written down in the house", async () => {
  const operator = await exampleOperator();
  const chunks = await Array.fromAsync(exportTransfers(operator, { merchant: one.taxpayerId }, now));
  expect(chunks.flat().map(({ number }) => number)).toEqual([3, 2, 1]);
  const acts = await actsIn(systemContext(houseId, "test"));
  expect(acts.at(-1)).toMatchObject({ action: "transfer.exported", facts: { account: operator.accountId } });
});

test("no merchant may ask", () => {
  // @ts-expect-error: the log is for staff
  const listed = () => listTransfers(one.context, {}, null);
  // @ts-expect-error: one's own knock is in one's own room
  const found = () => findTransfer(one.context, { merchantId: "", submissionId: "", number: "" }, now);
  expect([listed, found]).toHaveLength(2);
});

async function known(knock: (merchant: Example & { submissionId: bigint }) => Promise<string[]>): Promise<Known> {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const invoice = exampleInvoice(taxpayerId);
  const [submitted] = await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  const submissionId = submitted?.submissionId ?? 0n;
  return { ...merchant, taxpayerId, invoice, submissionId, traces: await knock({ ...merchant, submissionId }) };
}

function place(side: "after" | "before", key: string | null): TransferPlace {
  if (key === null) throw new Error(`no page ${side}`);
  return side === "after" ? { after: key } : { before: key };
}

function minutesAgo(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
