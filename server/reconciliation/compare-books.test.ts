import { beforeEach, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { invoiceKindCodes } from "#domain/invoice-kind.ts";
import { addDays, businessDateOf, instantOf } from "#domain/period.ts";
import { findings } from "#domain/reconciliation.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { db, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { lastFindings } from "#server/missing/last-findings.ts";
import { overview } from "#server/missing/overview.ts";
import { askForComparison } from "#server/reconciliation/ask-for-comparison.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { findBooks } from "#server/reconciliation/find-books.ts";
import { listComparisons } from "#server/reconciliation/list-comparisons.ts";
import { findingPageSize, listFindings } from "#server/reconciliation/list-findings.ts";
import { setTolerance } from "#server/reconciliation/set-tolerance.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const clock = () => new Date();
const today = businessDateOf(new Date());
const listPackage = "203067/PLFPXZSQFK";
/** Every kind is a list of its own, and those before this one are empty: one package each. */
const secondPackage = invoiceKindCodes.indexOf("82") + 2;
const listApplication = "203067/PLFPXZSQ";

let merchant: Example;
let taxpayerId: string;

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  await bureau.clock({ frozen: false, at: new Date() });
  await bureau.settings({ listLagMs: null, packageSize: 2_000 });
  await bureau.faults();
  await bureau.enrol(taxpayerId);
  await db().connector.deleteMany();
});

describe("what a comparison finds", () => {
  test("every invoice of either book has one finding, and the pages say the same numbers", async () => {
    const [there, differing, missing, fresh, stranger] = invoicesOf(-6, -6, -6, 0, -6);
    await issue(there, differing, missing, fresh);
    await hold(there, stranger);
    await hold({ ...differing, amount: differing.amount + 300n, total: differing.total + 300n });
    expect(await compareBooks(merchant.system, clock, "full")).toMatchObject({ outcome: "complete", pulled: 3 });
    const counts = await countsNow();
    expect(counts).toEqual({
      "missing-there": 1,
      differs: 1,
      "missing-here": 1,
      "on-its-way": 0,
      "within-lag": 1,
      explained: 0,
      tolerated: 0,
      matched: 1,
    });
    for (const finding of findings)
      expect([finding, (await listFindings(merchant.context, finding, null)).rows.length]).toEqual([
        finding,
        counts?.[finding],
      ]);
    expect((await listFindings(merchant.context, "missing-here", null)).rows).toMatchObject([
      { key: invoiceKey(stranger), total: stranger.total },
    ]);
    expect(await overview(merchant.context, clock())).toMatchObject({
      missing: { count: 1 },
      differing: { count: 1 },
      missingHere: 1,
      atBureau: 1,
    });
    expect((await actsIn(merchant.system)).at(-1)).toMatchObject({
      action: "books.compared",
      facts: { pulled: 3, outcome: "complete" },
    });
  });

  test("sums a few fen apart pass where the owner lets them, and the difference is kept", async () => {
    const [invoice] = invoicesOf(-6);
    await issue(invoice);
    await hold({ ...invoice, tax: invoice.tax + 2n, total: invoice.total + 2n });
    await compareBooks(merchant.system, clock, "full");
    expect(await countsNow()).toMatchObject({ differs: 1, tolerated: 0 });
    expect(await setTolerance(merchant.context, "０．０２ 元", clock())).toEqual([]);
    expect(await standingOf(invoice)).toBe("AT_BUREAU");
    expect((await listFindings(merchant.context, "tolerated", null)).rows[0]?.differences).toHaveLength(2);
    expect((await actsIn(merchant.system)).at(-1)).toMatchObject({
      action: "merchant.tolerance-set",
      facts: { from: 0, to: 2, changed: 1 },
    });
    await setTolerance(merchant.context, "", clock());
    expect(await standingOf(invoice)).toBe("DIFFERS");
  });

  test("a tolerance is a small amount, and the owner's to set", async () => {
    for (const text of ["1.01", "-0.01", "ein Euro"]) {
      expect(await setTolerance(merchant.context, text, clock())).toMatchObject([{ code: "TOLERANCE_OUT_OF_RANGE" }]);
    }
    const clerk = await exampleColleague(merchant.system, "clerk");
    const refused = { kind: "forbidden", code: "OWNERS_ONLY" };
    await expect(setTolerance(clerk.context, "0.01", clock())).rejects.toMatchObject(refused);
  });

  test("lists go on page by page, and show nothing of another merchant", async () => {
    const many = invoicesOf(...Array.from({ length: findingPageSize + 3 }, (_, index) => -5 - (index % 4)));
    await issue(...many);
    await compareBooks(merchant.system, clock, "full");
    const first = await listFindings(merchant.context, "missing-there", null);
    const second = await listFindings(merchant.context, "missing-there", first.after);
    const keys = [...first.rows, ...second.rows].map(({ key }) => key);
    expect([new Set(keys).size, second.after]).toEqual([many.length, null]);
    const other = await exampleMerchant();
    expect((await listFindings(other.context, "missing-there", null)).rows).toEqual([]);
    expect((await findBooks(other.context, clock())).last).toBeNull();
    expect((await listComparisons(other.context, clock())).comparisons).toEqual([]);
  });
});

describe("a list that is not to be trusted", () => {
  test.each(["list-double", "list-shuffle"])("%s changes nothing", async (kind) => {
    const [one, two, three, missing] = invoicesOf(-6, -7, -8, -6);
    await issue(one, two, three, missing);
    await hold(one, two, three);
    await bureau.faults({ kind, service: listPackage });
    expect(await compareBooks(merchant.system, clock, "full")).toMatchObject({ outcome: "complete", pulled: 3 });
    expect(await countsNow()).toMatchObject({ matched: 3, "missing-there": 1, "missing-here": 0, differs: 0 });
  });

  test("truncated between its pages, it makes nothing missing; the next whole one finds every row", async () => {
    const held = invoicesOf(-5, -6, -7, -8, -9);
    const [missing] = invoicesOf(-6);
    await issue(...held, missing);
    await hold(...held);
    await bureau.settings({ packageSize: 2 });
    await bureau.faults({ kind: "list-cut", service: listPackage, taxpayer: taxpayerId, nth: secondPackage });
    expect(await compareBooks(merchant.system, clock, "full")).toMatchObject({ outcome: "broken", watermark: null });
    expect(await standingOf(missing)).toBe("NOT_YET_DUE");
    expect((await findBooks(merchant.context, clock())).lastBroke).toBe(true);
    await bureau.faults();
    expect(await compareBooks(merchant.system, clock, "recent")).toMatchObject({ outcome: "complete", pulled: 5 });
    expect(await countsNow()).toMatchObject({ matched: 5, "missing-there": 1 });
  });

  test("a day late, it leaves the youngest invoices alone", async () => {
    const [young, old] = invoicesOf(-2, -6);
    await issue(young, old);
    await bureau.faults({ kind: "list-late", service: listApplication });
    await compareBooks(merchant.system, clock, "full");
    expect([await standingOf(young), await standingOf(old)]).toEqual(["NOT_YET_DUE", "MISSING"]);
    await bureau.faults();
    await compareBooks(merchant.system, clock);
    expect(await standingOf(young)).toBe("MISSING");
  });

  test("of a bureau whose clock is a day ahead it makes nothing missing inside the lag", async () => {
    const [yesterday, old] = invoicesOf(-1, -6);
    await issue(yesterday, old);
    await bureau.clock({ advanceMs: 24 * 3_600_000 });
    expect(await compareBooks(merchant.system, clock, "full")).toMatchObject({ outcome: "complete" });
    expect([await standingOf(yesterday), await standingOf(old)]).toEqual(["NOT_YET_DUE", "MISSING"]);
    const { bureauCompleteTo } = await findBooks(merchant.context, clock());
    expect(Math.abs(Number(bureauCompleteTo) - Number(instantOf(today)))).toBeLessThan(60_000);
  });

  test("of a bureau whose clock is a day behind it is only less complete", async () => {
    const [young, old] = invoicesOf(-2, -6);
    await issue(young, old);
    await bureau.clock({ advanceMs: -24 * 3_600_000 });
    await compareBooks(merchant.system, clock, "full");
    expect([await standingOf(young), await standingOf(old)]).toEqual(["NOT_YET_DUE", "MISSING"]);
  });

  test("that says two things of one number shows the difference and tells a person, once", async () => {
    const [sent, held] = invoicesOf(-3, -6);
    const [submitted] = await submitInvoices(merchant.context, [sent], { kind: "form" }, clock());
    await sendDue(merchant.system, clock);
    await pollDue(merchant.system, () => new Date(Date.now() + 60_000));
    await issue(held);
    await hold(held);
    await bureau.settings({ listLagMs: 0 });
    await bureau.faults({ kind: "list-contradict", service: listPackage });
    for (let comparison = 0; comparison < 2; comparison++) await compareBooks(merchant.system, clock, "full");
    expect([await standingOf(sent), await standingOf(held)]).toEqual(["DIFFERS", "DIFFERS"]);
    const found = await inTransaction(merchant.system, (tx) => lastFindings(tx, merchant.system.merchantId));
    expect(found?.contradicting).toBe(2);
    const cases = await inTransaction(merchant.system, (tx) => tx.supportCase.findMany());
    expect(cases).toMatchObject([{ submissionId: submitted?.submissionId, code: "ANSWERS_CONTRADICT" }]);
    const acts = await actsIn(merchant.system);
    expect(acts.filter(({ action }) => action === "books.contradicted")).toHaveLength(2);
    await bureau.faults();
    await compareBooks(merchant.system, clock, "full");
    expect([await standingOf(sent), await standingOf(held)]).toEqual(["AT_BUREAU", "AT_BUREAU"]);
  });

  test("that leaves rows out takes nothing away that was seen before", async () => {
    const held = invoicesOf(-5, -6, -7);
    await issue(...held);
    await hold(...held);
    await compareBooks(merchant.system, clock, "full");
    await bureau.faults({ kind: "list-drop", service: listPackage });
    await compareBooks(merchant.system, clock, "full");
    expect(await countsNow()).toMatchObject({ matched: 3, "missing-there": 0 });
  });
});

describe("one at a time", () => {
  test("of two at once one runs, and the other ends at once", async () => {
    const [invoice] = invoicesOf(-6);
    await issue(invoice);
    await bureau.faults({ kind: "latency", service: listApplication, ms: 300, times: 1 });
    const first = compareBooks(merchant.system, clock, "full");
    await untilBegun();
    const second = await compareBooks(merchant.system, clock, "full");
    expect(second).toMatchObject({ outcome: "idle", pulled: 0 });
    expect((await first).outcome).toBe("complete");
    expect((await listComparisons(merchant.context, clock())).comparisons).toHaveLength(1);
    expect((await compareBooks(merchant.system, clock)).outcome).toBe("complete");
  });

  test("what a worker began and did not live to finish is closed by the next", async () => {
    await inTransaction(merchant.system, (tx) =>
      tx.comparison.create({
        data: { merchantId: merchant.system.merchantId, fromDate: new Date(), toDate: new Date() },
      }),
    );
    await compareBooks(merchant.system, clock, "full");
    const { comparisons } = await listComparisons(merchant.context, clock());
    expect(comparisons.map(({ outcome }) => outcome)).toEqual(["complete", "broken"]);
  });
});

describe("asked for", () => {
  test("it runs once, in full, under the name of who asked; sooner than in five minutes nobody asks again", async () => {
    const now = clock();
    await askForComparison(merchant.context, now);
    expect((await findBooks(merchant.context, now)).running).toMatchObject({ pulled: 0 });
    await expect(askForComparison(merchant.context, now)).rejects.toMatchObject({ code: "COMPARISON_RUNS" });
    expect((await compareBooks(merchant.system, clock, "asked")).outcome).toBe("complete");
    expect((await compareBooks(merchant.system, clock, "asked")).outcome).toBe("idle");
    const { comparisons } = await listComparisons(merchant.context, now);
    expect(comparisons).toMatchObject([{ byPerson: true, outcome: "complete", from: addDays(today, -400) }]);
    const soon = new Date(Date.now() + 60_000);
    await expect(askForComparison(merchant.context, soon)).rejects.toMatchObject({
      kind: "too-much",
      code: "COMPARED_JUST_NOW",
      facts: { minutes: "4" },
    });
    await askForComparison(merchant.context, new Date(Date.now() + 6 * 60_000));
    expect((await actsIn(merchant.system)).at(-1)).toMatchObject({ action: "books.comparison-asked" });
  });

  test("pressed twice at once it is asked for once", async () => {
    const now = clock();
    const asked = await Promise.allSettled([1, 2, 3].map(() => askForComparison(merchant.context, now)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

type Some = [Invoice, Invoice, Invoice, Invoice, Invoice];

/** Issued so many days from today, in a month of any length. */
function invoicesOf(...days: number[]): Some {
  return days.map((day) => exampleInvoice(taxpayerId, { issuedOn: addDays(today, day) })) as Some;
}

async function issue(...invoices: Invoice[]): Promise<void> {
  await recordIssued(
    merchant.system,
    invoices.map((invoice) => ({ invoice: invoiceText(invoice), transferWords: "" })),
    { kind: "file" },
    clock(),
  );
}

async function hold(...invoices: Invoice[]): Promise<void> {
  for (const invoice of invoices) await bureau.hold(invoice);
}

async function standingOf(invoice: Invoice): Promise<string> {
  const where = { merchantId_key: { merchantId: merchant.system.merchantId, key: invoiceKey(invoice) } };
  return (await inTransaction(merchant.system, (tx) => tx.issuedInvoice.findUniqueOrThrow({ where }))).standing;
}

async function countsNow() {
  return (await inTransaction(merchant.system, (tx) => lastFindings(tx, merchant.system.merchantId)))?.counts;
}

async function untilBegun(): Promise<void> {
  for (;;) {
    const begun = await inTransaction(merchant.system, (tx) => tx.comparison.count());
    if (begun > 0) return;
  }
}
