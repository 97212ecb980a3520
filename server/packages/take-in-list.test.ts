import { afterAll, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { exampleInvoice } from "#server/batches/example-batch.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { bringExport, type ExamplePackage, exampleDownloaded, minutes } from "#server/packages/example-package.ts";
import { handInPackage } from "#server/packages/hand-in-package.ts";
import { lookAtAnswer } from "#server/packages/look-at-answer.ts";
import type { SaidOfExport } from "#server/packages/plan-answers.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { pollDue } from "#server/submissions/poll-due.ts";

afterAll(stopQueue);

const days = (count: number) => minutes(count * 24 * 60);
const november: SaidOfExport = { exportedAt: days(4), span: { from: "2026-11-01", to: "2026-11-23" } };

describe("the bureau's list, brought back by a merchant of whom no way lists anything", () => {
  test("shows what is missing and what is there, as a comparison does", async () => {
    const made = await withOthers();
    expect((await compareBooks(made.merchant.system, () => days(3))).watermark).toBeNull();
    expect(await standings(made)).toEqual(["UPLOADING", "NOT_YET_DUE", "NOT_YET_DUE"]);
    await takeBack(made, [0, 1]);
    expect(await standings(made)).toEqual(["AT_BUREAU", "AT_BUREAU", "MISSING"]);
    expect(await completeTo(made)).toEqual(new Date("2026-11-23T16:00:00Z"));
    expect((await actsIn(made.merchant.context)).map(({ action }) => action)).toContain("books.compared");
    expect((await nothingLost(null, days(4))).losses.filter(({ merchantId }) => merchantId === idOf(made))).toEqual([]);
  });

  test("an older one changes nothing any more, and the same one is no news", async () => {
    const made = await withOthers();
    await takeBack(made, [0, 1]);
    expect(await listIn(made, [0, 1], november)).toBeNull();
    expect(await listIn(made, [0], { ...november, exportedAt: days(3) })).toBeNull();
  });

  test.each<[string, SaidOfExport]>([
    ["it is not known when it was exported", { ...november, exportedAt: null }],
    ["it is not known what it covers", { ...november, span: null }],
    ["it begins after an invoice it would judge", { ...november, span: { from: "2026-11-13", to: "2026-11-23" } }],
  ])("where %s, nothing is called missing on its strength", async (_, said) => {
    expect(await listIn(await withOthers(), [0, 1], said)).toBeNull();
  });

  test("later days of issue than it was asked for stay open", async () => {
    const made = await withOthers();
    await takeBack(made, [0, 1], { ...november, span: { from: "2026-11-01", to: "2026-11-11" } });
    expect(await completeTo(made)).toEqual(new Date("2026-11-12T16:00:00Z"));
    expect(await standings(made)).toEqual(["AT_BUREAU", "AT_BUREAU", "NOT_YET_DUE"]);
  });

  test("somebody else's invoices in it are not ours", async () => {
    const made = await withOthers();
    const [, other] = made.all;
    if (!other) throw new Error("two");
    const foreign = { ...other, seller: { ...other.seller, taxpayerId: "91110108MA09XX021Q" } };
    const token = await bringExport(made, [...made.invoices, foreign]);
    const { list } = await lookAtAnswer(made.merchant.context, made.packageId, token, november);
    expect(list?.held.map(({ key }) => key)).toEqual(made.invoices.map(invoiceKey));
  });
});

test("where a way lists everything, that is the list", async () => {
  const made = await withOthers();
  await inTransaction(made.merchant.system, async (tx) => {
    await tx.merchant.update({ where: { id: idOf(made) }, data: { ways: ["leqi", "baiwang", "package"] } });
  });
  expect(await listIn(made, [0, 1], november)).toBeNull();
});

type WithOthers = ExamplePackage & { readonly all: readonly Invoice[] };

/** One invoice in a package that is handed in, and two more in the books. */
async function withOthers(): Promise<WithOthers> {
  const made = await exampleDownloaded(await exampleMerchant(), 1);
  const { context, system } = made.merchant;
  await handInPackage(context, made.packageId, { on: "2026-11-20", bureauNumber: "SL-1" }, minutes(5));
  const { taxpayerId } = await findParty(system);
  const others = [101, 102].map((serial) => invoiceSchema.parse(exampleInvoice(serial, taxpayerId)));
  await recordIssued(
    system,
    others.map((invoice) => ({ invoice: invoiceText(invoice), transferWords: "" })),
    { kind: "file" },
    minutes(6),
  );
  return { ...made, all: [...made.invoices, ...others] };
}

async function listIn(made: WithOthers, indexes: readonly number[], said: SaidOfExport) {
  const token = await bringExport(
    made,
    made.all.filter((_, index) => indexes.includes(index)),
  );
  return (await lookAtAnswer(made.merchant.context, made.packageId, token, said)).list;
}

async function takeBack(made: WithOthers, indexes: readonly number[], said = november): Promise<void> {
  const { context, system } = made.merchant;
  const token = await bringExport(
    made,
    made.all.filter((_, index) => indexes.includes(index)),
  );
  await takeBackAnswer(context, made.packageId, token, said, days(4));
  await pollDue(system, () => days(4));
  await checkDue(system, () => days(4));
}

async function standings({ merchant: { system }, all }: WithOthers): Promise<string[]> {
  const rows = await inTransaction(system, (tx) => tx.issuedInvoice.findMany());
  return all.map((invoice) => rows.find(({ key }) => key === invoiceKey(invoice))?.standing ?? "none");
}

async function completeTo({ merchant: { system } }: WithOthers): Promise<Date | null> {
  const row = await inTransaction(system, (tx) => tx.merchant.findUnique({ where: { id: system.merchantId } }));
  return row?.bureauCompleteTo ?? null;
}

function idOf({ merchant }: WithOthers): string {
  return merchant.system.merchantId;
}
