import { beforeEach, describe, expect, test } from "vitest";
import { deadlineOf } from "#domain/deadline.ts";
import { type HealingFacts, healedCauses, lackOf, mostHealedAtOnce } from "#domain/healing.ts";
import { type Invoice, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { cures, type MissingCause, missingCauses } from "#domain/missing-cause.ts";
import { addDays, businessDateOf } from "#domain/period.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { listMissing } from "#server/missing/list-missing.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { healMissing } from "#server/reconciliation/heal-missing.ts";
import { switchHealing } from "#server/reconciliation/switch-healing.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const now = new Date("2026-11-22T10:00:00+08:00");
const inTime = "2026-11-02";

let merchant: Example;
let taxpayerId: string;

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
});

describe("switched on by the owner", () => {
  test("and off again, each on record; said twice it is said once; a clerk may not", async () => {
    for (const heals of [true, true, false]) await switchHealing(merchant.context, heals, now);
    const acts = (await actsIn(merchant.system)).map(({ action }) => action);
    expect(acts.filter((action) => action.includes("healing"))).toEqual([
      "merchant.healing-on",
      "merchant.healing-off",
    ]);
    const clerk = await exampleColleague(merchant.system, "clerk");
    const refused = { kind: "forbidden", code: "OWNERS_ONLY" };
    await expect(switchHealing(clerk.context, true, now)).rejects.toMatchObject(refused);
  });

  test("until then nothing goes by itself", async () => {
    await exampleMissing(merchant.system, [exampleInvoice(taxpayerId, { issuedOn: inTime })]);
    expect(await heal()).toBe(0);
  });
});

describe("what goes by itself", () => {
  test("is what lacks nothing; all else stays, and the invoice says why", async () => {
    await switchHealing(merchant.context, true, now);
    const [whole, credit, buyer, late, withdrawn, differs, explained] = Array.from({ length: 7 }, (_, index) =>
      exampleInvoice(taxpayerId, { issuedOn: index === 3 ? "2026-09-30" : inTime }),
    ) as [Invoice, Invoice, Invoice, Invoice, Invoice, Invoice, Invoice];
    await exampleMissing(merchant.system, [whole, late, withdrawn, differs, explained]);
    await exampleMissing(merchant.system, [credit], "授信额度不足");
    await exampleMissing(merchant.system, [buyer], "购买方纳税人识别号与名称不一致");
    await exampleHeld(merchant.system, differs, { amount: differs.amount + 1n, total: differs.total + 1n });
    await withdraw(withdrawn);
    await explain(explained);
    expect(await heal()).toBe(1);
    const [submission] = await inTransaction(merchant.system, (tx) =>
      tx.submission.findMany({ where: { state: "QUEUED" } }),
    );
    expect(submission).toMatchObject({ invoiceKey: invoiceKey(whole), origin: "timetable", accountId: null });
    const lackOfEach = await Promise.all(
      [credit, buyer, late, withdrawn, differs].map(
        async (invoice) => (await findInvoice(merchant.context, invoiceKey(invoice), now)).lack,
      ),
    );
    expect(lackOfEach).toEqual(["SETTLE", "OUTSIDE", "PASSED", "HANDLED", null]);
    expect((await listMissing(merchant.context, { lack: "SETTLE" }, null, now)).rows.map(({ key }) => key)).toEqual([
      invoiceKey(credit),
    ]);
    expect((await actsIn(merchant.system)).at(-1)).toMatchObject({
      actorKind: "system:heal",
      action: "books.healed",
      subjects: [invoiceKey(whole)],
    });
    expect(await heal()).toBe(0);
  });

  test("is never more than so many at once, the rest follows", async () => {
    await switchHealing(merchant.context, true, now);
    const many = Array.from({ length: mostHealedAtOnce + 5 }, () => exampleInvoice(taxpayerId, { issuedOn: inTime }));
    await exampleMissing(merchant.system, many);
    expect([await heal(), await heal(), await heal()]).toEqual([mostHealedAtOnce, 5, 0]);
  });

  test("follows a whole comparison, and no broken one", async () => {
    await bureau.enrol(taxpayerId);
    await switchHealing(merchant.context, true, now);
    const issuedOn = addDays(businessDateOf(new Date()), -5);
    const invoice = exampleInvoice(taxpayerId, { issuedOn });
    await recordIssued(
      merchant.system,
      [{ invoice: invoiceText(invoice), transferWords: "" }],
      { kind: "file" },
      new Date(),
    );
    await bureau.faults({ kind: "html", service: "203067/PLFPXZSQFK" });
    expect(await compareBooks(merchant.system, () => new Date(), "full")).toMatchObject({
      outcome: "broken",
      healed: 0,
    });
    await bureau.faults();
    expect(await compareBooks(merchant.system, () => new Date(), "full")).toMatchObject({ healed: 1 });
  });
});

test("what one SQL statement says of many is what the rule says of each", async () => {
  const causes: (MissingCause | null)[] = [...missingCauses, null];
  const invoices = causes.flatMap(() =>
    [inTime, "2026-09-30"].map((issuedOn) => exampleInvoice(taxpayerId, { issuedOn })),
  );
  await exampleMissing(merchant.system, invoices);
  await switchHealing(merchant.context, true, now);
  const expected = new Map<string, string | null>();
  await inTransaction(merchant.system, async (tx) => {
    const { merchantId } = merchant.system;
    for (const [index, invoice] of invoices.entries()) {
      const key = invoiceKey(invoice);
      const cause = causes[Math.floor(index / 2)] ?? null;
      const rejected = index % 5 === 0;
      await tx.issuedInvoice.update({ where: { merchantId_key: { merchantId, key } }, data: { cause } });
      if (rejected)
        await tx.issuingFinding.create({
          data: { merchantId, key, code: "SUM_WRONG", field: "total", severity: "reject", foundAt: now },
        });
      const facts: HealingFacts = {
        lastState: null,
        daysLeft: deadlineOf(invoice.issuedOn, businessDateOf(now)).daysLeft,
        carriage: "wire",
        rejected,
        cause,
      };
      expected.set(key, lackOf(facts));
    }
  });
  for (const [key, lack] of expected)
    expect([key, (await findInvoice(merchant.context, key, now)).lack]).toEqual([key, lack]);
  expect([...new Set(expected.values())].sort()).toEqual(["INCOMPLETE", "OUTSIDE", "PASSED", "SETTLE", null].sort());
  expect(healedCauses.every((cause) => cures[cause] === "resend")).toBe(true);
});

test("the right people are asked for just what is missing, once a day", async () => {
  await switchHealing(merchant.context, true, now);
  await addRecipient(merchant.context, { channel: "mail", address: "account@example.com", locale: "zh-CN" }, now);
  await exampleMissing(merchant.system, [exampleInvoice(taxpayerId, { issuedOn: inTime })], "授信额度不足");
  await exampleMissing(merchant.system, [exampleInvoice(taxpayerId, { issuedOn: "2026-09-30" })]);
  for (const hours of [0, 5, 24]) await heal(new Date(now.getTime() + hours * 3_600_000));
  const letters = await inTransaction(merchant.system, (tx) =>
    tx.letter.findMany({ where: { kind: "healing-asks", channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
  expect(letters).toHaveLength(2);
  expect(letters[0]?.subject).toContain("2 张");
  expect(letters[0]?.text).toContain("/missing?lack=SETTLE");
  expect(letters[0]?.text).toContain("推算的期限已过，请先问主管税务机关：1 张");
});

async function heal(at = now): Promise<number> {
  const { merchantId } = merchant.system;
  const { id } = await inTransaction(merchant.system, (tx) =>
    tx.comparison.create({ data: { merchantId, fromDate: now, toDate: now } }),
  );
  return healMissing({ ...merchant.system, as: "heal" }, id, at);
}

async function withdraw(invoice: Invoice): Promise<void> {
  const [sent] = await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  await cancelSubmission(merchant.context, sent?.submissionId ?? 0n, now);
}

async function explain(invoice: Invoice): Promise<void> {
  const where = { merchantId_key: { merchantId: merchant.system.merchantId, key: invoiceKey(invoice) } };
  await inTransaction(merchant.system, (tx) =>
    tx.issuedInvoice.update({ where, data: { explainedAs: "ISSUED_FOR_TEST", standing: "EXPLAINED" } }),
  );
}
