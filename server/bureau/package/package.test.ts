import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { invoiceKey } from "#domain/invoice.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { Party } from "#server/bureau/bureau.ts";
import { packageBureau } from "#server/bureau/package/package.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import {
  bringResult,
  type ExamplePackage,
  examplePackage,
  exampleStart,
  minutes,
} from "#server/packages/example-package.ts";
import { packageFile } from "#server/packages/package-file.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { recoverStale } from "#server/submissions/recover-stale.ts";

const bureau = packageBureau(() => minutes(100));
let made: ExamplePackage;
let party: Party;

beforeEach(async () => {
  made = await examplePackage(await exampleMerchant(), 2);
  party = await findParty(made.merchant.system);
});
afterAll(stopQueue);

const invoiceAt = (index: number) => made.invoices[index] ?? fail();

describe("asked whether the bureau has an invoice", () => {
  test("what lies in no package that was downloaded, was never carried there", async () => {
    const { reading, record } = await bureau.check(party, invoiceAt(0));
    expect(reading).toEqual({ kind: "absent", watermark: minutes(100) });
    expect(record).toMatchObject({ connector: "package", operation: "check", outcome: "processing" });
  });

  test("downloaded, nobody knows until something is brought back", async () => {
    await packageFile(made.merchant.context, made.packageId, minutes(2));
    const { reading } = await bureau.check(party, invoiceAt(0));
    expect(reading).toEqual({ kind: "told-to-wait", retryAfterSeconds: null });
  });

  test("for somebody else, it knows nothing of it", async () => {
    await packageFile(made.merchant.context, made.packageId, minutes(2));
    const other = await findParty((await exampleMerchant()).system);
    expect((await bureau.check(other, invoiceAt(0))).reading).toMatchObject({ kind: "absent" });
  });
});

describe("asked for the result", () => {
  test("each invoice has what was brought back about it, with the file and the row as evidence", async () => {
    await packageFile(made.merchant.context, made.packageId, minutes(2));
    const token = await bringResult(made, [[invoiceAt(1), "失败", "购买方税号不存在"]]);
    const nothingSaid = { exportedAt: null, span: null };
    await takeBackAnswer(made.merchant.context, made.packageId, token, nothingSaid, minutes(9));
    const keys = made.invoices.map(invoiceKey);
    const { reading, record } = await bureau.poll(party, "SL-1", keys);
    expect([...reading]).toEqual([
      [keys[0], { kind: "told-to-wait", retryAfterSeconds: null }],
      [keys[1], { kind: "rejected", code: "", message: "购买方税号不存在" }],
    ]);
    expect(record).toMatchObject({ outcome: "list", bureauTime: new Date("2026-11-20T03:00:00Z") });
    expect(JSON.parse(new TextDecoder().decode(record.replyBody))).toMatchObject({
      answers: [{ invoiceKey: keys[1], row: 2, fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
  });
});

test("the file is made with a place for the number, one reply for each", async () => {
  const { reading, record } = await bureau.send(party, made.invoices);
  expect([...reading.values()]).toEqual([{ kind: "packed" }, { kind: "packed" }]);
  expect(record.replyHeaders["x-file-name"]).toBe(`补传_${party.taxpayerId}_20261120_{number}.xlsx`);
  expect(Buffer.from(record.requestBody.subarray(0, 2)).toString()).toBe("PK");
});

test("it has no list to pull, answers a probe, and takes every kind", async () => {
  expect(await Array.fromAsync(bureau.pull(party, "2026-11-01", "2026-11-20"))).toEqual([]);
  expect((await bureau.probe(party)).reading).toMatchObject({ kind: "accepted" });
  expect([bureau.carries("81"), bureau.carries("10"), bureau.carries("51")]).toEqual([true, true, true]);
});

test("a worker that died while it packed loses nothing: the invoice waits for a package again", async () => {
  const { merchant } = made;
  const { merchantId } = merchant.system;
  await inTransaction(merchant.system, (tx) =>
    tx.submission.updateMany({
      where: { merchantId },
      data: { state: "SENDING", heldReason: null, packageId: null, nextAt: exampleStart, maybeArrivedAt: exampleStart },
    }),
  );
  await recoverStale(merchant.system, minutes(1));
  await checkDue(merchant.system, () => minutes(60 * 24));
  const rows = await inTransaction(merchant.system, (tx) => tx.submission.findMany({ where: { merchantId } }));
  expect(rows.map(({ state, releasedAt }) => [state, releasedAt])).toEqual([
    ["QUEUED", null],
    ["QUEUED", null],
  ]);
});

function fail(): never {
  throw new Error("no invoice");
}
