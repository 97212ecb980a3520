import { afterAll, beforeEach, expect, test } from "vitest";
import type { Invoice } from "#domain/invoice.ts";
import { addDays, businessDateOf } from "#domain/period.ts";
import { pressingReasons } from "#domain/pressing.ts";
import { type ReportName, reportAt } from "#domain/report.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { countMissing } from "#server/missing/count-missing.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { listMissing } from "#server/missing/list-missing.ts";
import { overview } from "#server/missing/overview.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { exampleMailServer } from "#server/notices/example-mail-server.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { findHouseReport, findReport } from "#server/reports/find-report.ts";
import { listHouseReports, listReports } from "#server/reports/list-reports.ts";
import { makeReport } from "#server/reports/make-report.ts";
import { makeReports } from "#server/reports/make-reports.ts";
import { reportLettersOf, setReportLetters } from "#server/reports/set-report-letters.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const now = new Date();
const today = businessDateOf(now);
const daily: ReportName = { kind: "daily", period: today, edition: 1 };
const clock = () => now;

let merchant: Example;
let invoices: Invoice[];

beforeEach(async () => {
  merchant = await exampleMerchant();
  const taxpayerId = await taxpayerOf(merchant);
  invoices = [2, 10, 45, 46].map((age, index) =>
    exampleInvoice(taxpayerId, { issuedOn: addDays(today, -age), amount: BigInt(100_000 * (index + 1)) }),
  );
  await exampleMissing(merchant.system, invoices.slice(0, 2), "验签失败");
  await exampleMissing(merchant.system, invoices.slice(2));
});
afterAll(stopQueue);

test("report, page and SQL say one thing", async () => {
  const [, , , differing] = invoices;
  if (differing) await exampleHeld(merchant.system, differing, { total: differing.total + 100n });
  const [sent] = await submitInvoices(merchant.context, invoices.slice(0, 1), { kind: "form" }, now);
  await makeReport(merchant.system, daily, now);
  const { report } = await findReport(merchant.context, { kind: "daily", period: today });

  const page = await overview(merchant.context, now);
  const { merchant: _, hasLedger: __, nearestDeadline, packages, bureauCompleteTo, comparedAt, ...figures } = page;
  expect(report.now).toEqual({
    ...figures,
    toCarry: packages.waiting + packages.inHand,
    bureauCompleteTo: bureauCompleteTo?.toISOString() ?? null,
    comparedAt: comparedAt?.toISOString() ?? null,
  });
  const [soonest] = report.dues.filter(({ daysLeft }) => daysLeft >= 0);
  expect(soonest).toMatchObject({ ...nearestDeadline });

  const counts = await countMissing(merchant.context, {});
  expect(report.now).toMatchObject({ missing: counts.MISSING, differing: counts.DIFFERS });
  for (const { reason, count, total } of report.reasons) {
    const listed =
      reason === "DIFFERS"
        ? counts.DIFFERS
        : (await countMissing(merchant.context, { cause: reason as never })).MISSING;
    expect({ reason, count, total }).toEqual({ reason, ...listed });
  }
  expect(pressingReasons).toEqual(expect.arrayContaining(report.reasons.map(({ reason }) => reason)));

  const [sql] = await inTransaction(
    merchant.system,
    (tx) => tx.$queryRaw<{ count: number; total: bigint; sent: number; spells: number }[]>`
      SELECT count(*)::int AS count, sum(total)::bigint AS total,
        (SELECT count(*)::int FROM submission WHERE merchant_id = ${merchant.context.merchantId}::uuid) AS sent,
        (SELECT count(*)::int FROM pressing_spell WHERE merchant_id = ${merchant.context.merchantId}::uuid AND until IS NULL) AS spells
      FROM issued_invoice WHERE merchant_id = ${merchant.context.merchantId}::uuid AND standing IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE')`,
  );
  for (const parts of [report.reasons, report.ages, report.dues])
    expect(
      parts.reduce((sum, { count, total }) => ({ count: sum.count + count, total: sum.total + total }), {
        count: 0,
        total: 0n,
      }),
    ).toEqual({
      count: sql?.count,
      total: sql?.total,
    });
  expect(sent?.submissionId).not.toBeNull();
  expect(report.sent.all).toEqual({ count: sql?.sent, total: invoices[0]?.total });
  expect(report.places.reduce((sum, { accepted, returned, other }) => sum + accepted + returned + other, 0)).toBe(1);
  expect(report.trend.at(-1)?.count).toBe(sql?.spells);
  expect(report.trend.at(-1)?.count).toBe(sql?.count);
  expect(report.trend.at(0)).toEqual({ day: addDays(today, -13), count: null, total: null });

  const list = await listMissing(merchant.context, { order: "date" }, null, now);
  expect(report.invoices.map(({ key, due, total }) => ({ key, due, total }))).toEqual(
    list.rows.map(({ key, deadline, total }) => ({ key, due: deadline.due, total })),
  );
});

test("an old report says what was true then, however the books have changed, and is made once", async () => {
  expect(await makeReport(merchant.system, daily, now)).toBe(true);
  const before = await findReport(merchant.context, { kind: "daily", period: today });
  for (const invoice of invoices) await exampleHeld(merchant.system, invoice);
  expect((await overview(merchant.context, now)).missing.count).toBe(0);
  expect(await makeReport(merchant.system, daily, now)).toBe(false);
  expect(await findReport(merchant.context, { kind: "daily", period: today })).toEqual(before);
  expect(before.report.now.missing).toEqual({ count: 4, total: 1_060_000n });
  const made = (await actsIn(merchant.system)).filter(({ action }) => action === "report.made");
  expect(made).toMatchObject([{ subjects: [`daily/${today}`], facts: { edition: 1 } }]);
});

test("another merchant's report is not there, nor one that never was", async () => {
  await makeReport(merchant.system, daily, now);
  const other = await exampleMerchant();
  const refused = { kind: "not-found", code: "REPORT" };
  await expect(findReport(other.context, { kind: "daily", period: today })).rejects.toMatchObject(refused);
  for (const wanted of [
    { kind: "daily", period: addDays(today, -1) },
    { kind: "daily", period: "x'; DROP TABLE report" },
    { kind: "yearly", period: today },
    { kind: "daily", period: today, edition: "2" },
  ])
    await expect(findReport(merchant.context, wanted)).rejects.toMatchObject(refused);
  expect(await listReports(other.context, null)).toBeNull();
});

test("all that is due is made: for whoever was there then and has books, and for the house; twice is once", async () => {
  const operator = await exampleOperator();
  const slot = new Date(now.getTime() + 86_400_000);
  const empty = await exampleMerchant();
  const asked: number[] = [];
  const goOn = async (done: number) => asked.push(done) > 0;
  const made = await makeReports("daily", slot, now, goOn);
  const { period } = reportAt("daily", slot);
  expect(made).toBe(asked.length + 1);
  expect((await findReport(merchant.context, { kind: "daily", period })).report.kind).toBe("daily");
  await expect(findReport(empty.context, { kind: "daily", period })).rejects.toMatchObject({ code: "REPORT" });
  expect(await makeReports("daily", slot, now)).toBe(0);
  const { report } = await findHouseReport(operator, { kind: "daily", period });
  expect(report.merchants.all).toBeGreaterThanOrEqual(2);
  expect(report.pressing.count).toBeGreaterThanOrEqual(4);
  expect(report.pressing.count).toBe(report.reasons.reduce((sum, { count }) => sum + count, 0));
  expect((await listHouseReports(operator, null))?.days).toMatchObject([{ period, missing: report.pressing }]);
  await expect(findReport(merchant.context, { kind: "daily", period: "2001-01-01" })).rejects.toThrow();
});

test("told to end, it ends between one merchant and the next, and the rest follows", async () => {
  await exampleMissing((await exampleMerchant()).system, [exampleInvoice("91110105MA09XX013J")]);
  const slot = new Date(now.getTime() + 2 * 86_400_000);
  expect(await makeReports("daily", slot, now, async (done) => done < 1)).toBe(1);
  expect(await makeReports("daily", slot, now)).toBeGreaterThanOrEqual(2);
});

test("nobody gets a report of a time before they were here", async () => {
  expect(await makeReports("monthly", new Date("2020-02-01T00:00:00Z"), now)).toBe(1);
  await expect(findReport(merchant.context, { kind: "monthly", period: "2020-01" })).rejects.toThrow();
});

test("a month has two editions, and both are kept; its days stand under it", async () => {
  const month = today.slice(0, 7);
  await makeReport(merchant.system, daily, now);
  await makeReport(merchant.system, { kind: "monthly", period: month, edition: 1 }, now);
  for (const invoice of invoices) await exampleHeld(merchant.system, invoice);
  await makeReport(merchant.system, { kind: "monthly", period: month, edition: 2 }, now);
  const { report, editions } = await findReport(merchant.context, { kind: "monthly", period: month });
  expect(editions).toEqual([1, 2]);
  expect(report.now.missing.count).toBe(0);
  const first = await findReport(merchant.context, { kind: "monthly", period: month, edition: "1" });
  expect(first.report.now.missing.count).toBe(4);
  const listed = await listReports(merchant.context, null);
  expect(listed).toMatchObject({
    month,
    monthly: { edition: 2, missing: { count: 0 } },
    days: [{ period: today, missing: { count: 4, total: 1_060_000n }, sent: 0 }],
    before: null,
    after: null,
  });
  expect(await listReports(merchant.context, "1999-01")).toMatchObject({ days: [], before: null, after: month });
});

test("by mail to whoever wants it: the months unless somebody chose otherwise", async () => {
  const mail = await exampleMailServer();
  const from = "补传 <notice@example.com>";
  const office = { mail: mailCarrier({ url: mail.url, from }, { connectMs: 300, silenceMs: 300 }) };
  await addRecipient(merchant.context, { channel: "mail", address: "owner@example.com", locale: "zh-CN" }, now);
  await addRecipient(merchant.context, { channel: "mail", address: "reader@example.com", locale: "en" }, now);
  expect(await reportLettersOf(merchant.context)).toBe("monthly");

  await makeReport(merchant.system, daily, now);
  expect(await sendLetters(merchant.system, clock, office)).toBe(0);
  await makeReport(merchant.system, { kind: "monthly", period: today.slice(0, 7), edition: 1 }, now);
  expect(await sendLetters(merchant.system, clock, office)).toBe(2);
  const text = await inTransaction(merchant.system, (tx) =>
    tx.letter.findMany({ where: { channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
  expect(text[0]?.subject).toBe(`对账报告：${today.slice(0, 7)} 月报`);
  expect(text[0]?.text).toContain("需要您处理：4 张，合计 10,600.00 元");
  expect(text[0]?.text).toContain(`http://localhost:3000/reports/monthly/${today.slice(0, 7)}\n`);
  expect(text[1]?.text).toContain(`http://localhost:3000/en/reports/monthly/${today.slice(0, 7)}\n`);
  expect(`${text[1]?.subject}${text[1]?.text}`.replace("补传", "")).not.toMatch(/[\u4e00-\u9fff]|[{}]/);
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(["owner@example.com", "reader@example.com"]);

  await setReportLetters(merchant.context, "daily", now);
  await makeReport(merchant.system, { ...daily, period: addDays(today, -1) }, now);
  expect(await sendLetters(merchant.system, clock, office)).toBe(2);
  await setReportLetters(merchant.context, "none", now);
  await makeReport(merchant.system, { kind: "monthly", period: "2026-01", edition: 1 }, now);
  expect(await sendLetters(merchant.system, clock, office)).toBe(0);
  expect((await actsIn(merchant.context)).at(-2)).toMatchObject({
    action: "merchant.report-letters-set",
    facts: { before: "daily", after: "none" },
  });
  const { context: clerk } = await exampleColleague(merchant.system, "clerk");
  await expect(setReportLetters(clerk, "daily", now)).rejects.toMatchObject({ code: "OWNERS_ONLY" });
  await mail.close();
});

test("operators who want it are told of the house's", async () => {
  const house = systemContext(houseId, "test");
  await inTransaction(house, (tx) =>
    tx.recipient.createMany({
      data: [
        {
          merchantId: houseId,
          channel: "mail",
          address: "ops@example.com",
          kinds: ["report"],
          createdAt: now,
          confirmedAt: now,
        },
        {
          merchantId: houseId,
          channel: "mail",
          address: "other@example.com",
          kinds: ["incident"],
          createdAt: now,
          confirmedAt: now,
        },
      ],
    }),
  );
  await makeReports("daily", new Date("2024-05-02T00:00:00Z"), now);
  const letters = await inTransaction(house, (tx) => tx.letter.findMany({ where: { kind: "report" } }));
  expect(letters).toMatchObject([{ address: "ops@example.com", subject: "对账报告：2024-05-01 日报" }]);
  expect(letters[0]?.text).toContain("/ops/reports/daily/2024-05-01");
});

async function taxpayerOf({ system }: Example): Promise<string> {
  const { taxpayerId } = await inTransaction(system, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: system.merchantId } }),
  );
  return taxpayerId;
}
