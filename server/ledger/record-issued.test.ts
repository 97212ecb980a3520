import { expect, test } from "vitest";
import {
  type Invoice,
  type InvoiceDraft,
  type InvoiceText,
  invoiceKey,
  invoiceSchema,
  invoiceText,
} from "#domain/invoice.ts";
import { checkIssued } from "#domain/issuing-check.ts";
import { issuingLimitsOn } from "#domain/issuing-limits.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { checkOffline } from "#server/ledger/check-offline.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { type Issued, recordIssued } from "#server/ledger/record-issued.ts";
import { exampleHeld } from "#server/missing/example-ledger.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const now = new Date("2026-11-22T02:00:00Z");
const api = { kind: "api" } as const;

test("each invoice has its own outcome, and what is said again changes nothing", async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const good = invoiceText(exampleInvoice(taxpayerId));
  const others = invoiceText(exampleInvoice("91110108MA09XX021Q"));
  const half = { ...invoiceText(exampleInvoice(taxpayerId)), issuedOn: "yesterday" };
  const first = await recordIssued(merchant.system, issued(good, others, half), api, now);
  expect(first.counts).toEqual({ taken: 1, changed: 0, unchanged: 0, kept: 0, refused: 2 });
  expect(first.items.map(({ outcome }) => outcome)).toEqual(["taken", "refused", "refused"]);
  expect(first.items[1]?.problems.map(({ code }) => code)).toContain("SELLER_NOT_YOU");
  expect(first.items[2]?.problems.map(({ code }) => code)).toContain("DATE_MALFORMED");

  const again = await recordIssued(merchant.system, issued(good), api, now);
  expect(again.items).toMatchObject([{ key: invoiceKey(good), outcome: "unchanged" }]);
  const [changed] = (await recordIssued(merchant.system, issued({ ...good, remark: "改" }), api, now)).items;
  expect(changed?.outcome).toBe("changed");
  expect(await remarkOf(merchant, good)).toBe("改");

  const refusals = await inTransaction(merchant.system, (tx) =>
    tx.ledgerImportRefusal.findMany({ orderBy: { row: "asc" } }),
  );
  expect(refusals.map(({ row, importId }) => [row, String(importId)])).toEqual([
    [2, first.importId],
    [3, first.importId],
  ]);
  const acts = (await actsIn(merchant.context)).filter(({ action }) => action === "ledger.recorded");
  expect(acts.map(({ subjects }) => subjects)).toEqual([[invoiceKey(good)], [invoiceKey(good)]]);
});

test("what the bureau has, or is on its way, is kept as it is", async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const [there, moving] = [exampleInvoice(taxpayerId), exampleInvoice(taxpayerId)];
  await recordIssued(merchant.system, issued(invoiceText(there), invoiceText(moving)), api, now);
  await exampleHeld(merchant.system, there);
  await submitInvoices(merchant.context, [moving], { kind: "form" }, now);
  const said = [there, moving].map((invoice) => ({ ...invoiceText(invoice), remark: "改" }));
  const { counts } = await recordIssued(merchant.system, issued(...said), api, now);
  expect(counts).toMatchObject({ kept: 2, changed: 0 });
  expect(await remarkOf(merchant, said[0])).toBe("");
});

test("of two in one delivery the equal one says nothing new and the other is refused", async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const one = invoiceText(exampleInvoice(taxpayerId));
  const { items } = await recordIssued(merchant.system, issued(one, one, { ...one, remark: "另" }), api, now);
  expect(items.map(({ outcome }) => outcome)).toEqual(["taken", "unchanged", "refused"]);
  expect(items[2]?.problems.at(-1)).toMatchObject({ code: "SAID_TWICE_DIFFERENTLY" });
});

test("two deliveries at once take each invoice once", async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const all = Array.from({ length: 40 }, () => invoiceText(exampleInvoice(taxpayerId)));
  const [one, other] = await Promise.all([
    recordIssued(merchant.system, issued(...all), api, now),
    recordIssued(merchant.system, issued(...all.toReversed()), api, now),
  ]);
  expect([one.counts.taken + other.counts.taken, one.counts.unchanged + other.counts.unchanged]).toEqual([40, 40]);
  expect(one.counts.refused + other.counts.refused + one.counts.changed + other.counts.changed).toBe(0);
});

test("findings are those of the rule, whichever way the entry came; written again without fault they are gone", async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  await setLimits(merchant.system, { singleLimit: "999" });
  const base = invoiceText(exampleInvoice(taxpayerId));
  const [line] = base.lines;
  const bad: InvoiceText = {
    ...device(taxpayerId, 7),
    issuedOn: "2026-11-22",
    lines: line ? [{ ...line, rate: "0.17", name: "技术服务费", classification: "" }] : [],
  };
  await recordIssued(merchant.system, issued(bad), api, now);
  const expected = checkIssued(parsed(bad), {
    merchantTaxpayerId: taxpayerId,
    today: "2026-11-22",
    limits: issuingLimitsOn("2026-11-22", { singleLimit: "999" }),
    offline: { now, before: 0n },
  });
  expect(expected.map(({ code }) => code).sort()).toEqual([
    "CLASSIFICATION_MISSING",
    "LINE_TAX_DIFFERS",
    "RATE_NOT_IN_FORCE",
    "SINGLE_LIMIT_EXCEEDED",
    "TAX_ERROR_ACCUMULATED",
  ]);
  expect(await findingsOf(merchant.system)).toEqual(sorted(expected));

  await setLimits(merchant.system, { singleLimit: "1000000" });
  const mended = { ...bad, lines: base.lines, remark: "改" };
  await recordIssued(merchant.system, issued(mended), api, now);
  expect(await findingsOf(merchant.system)).toEqual([]);

  const sent = parsed({ ...bad, number: "98000008" });
  await submitInvoices(merchant.context, [sent], { kind: "form" }, now);
  expect((await findingsOf(merchant.system)).map(({ code }) => code)).toEqual([
    "CLASSIFICATION_MISSING",
    "LINE_TAX_DIFFERS",
    "RATE_NOT_IN_FORCE",
    "TAX_ERROR_ACCUMULATED",
  ]);
});

test("time offline and the sum offline are noted as they pass, and go when the invoice has arrived", async () => {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  await setLimits(merchant.system, { offlineHours: "48", offlineTotal: "1500" });
  const [early, late] = [device(taxpayerId, 1, "2026-11-20"), device(taxpayerId, 2, "2026-11-22")];
  const digital = invoiceText(exampleInvoice(taxpayerId, { issuedOn: "2026-11-01" }));
  await recordIssued(merchant.system, issued(early, late, digital), api, new Date("2026-11-22T01:18:00Z"));
  expect(await found(merchant)).toEqual([
    `${invoiceKey(early)} OFFLINE_TIME_EXCEEDED`,
    `${invoiceKey(late)} OFFLINE_TOTAL_EXCEEDED`,
  ]);

  await checkOffline(new Date("2026-11-23T13:18:00Z"));
  expect(await found(merchant)).toContain(`${invoiceKey(late)} OFFLINE_TIME_NEAR`);
  await exampleHeld(merchant.system, parsed(early));
  await checkOffline(new Date("2026-11-23T13:18:00Z"));
  expect(await found(merchant)).toEqual([`${invoiceKey(late)} OFFLINE_TIME_NEAR`]);
});

test("another merchant sees nothing of it", async () => {
  const [merchant, other] = [await exampleMerchant(), await exampleMerchant()];
  const { taxpayerId } = await findParty(merchant.system);
  await recordIssued(merchant.system, issued({ ...device(taxpayerId, 3), lines: [] }), api, now);
  expect(await findingsOf(merchant.system)).not.toEqual([]);
  expect(await findingsOf(other.system)).toEqual([]);
  expect(await inTransaction(other.system, (tx) => tx.ledgerImport.count())).toBe(0);
});

function issued(...invoices: readonly InvoiceDraft[]): Issued[] {
  return invoices.map((invoice) => ({ invoice, transferWords: "" }));
}

function device(taxpayerId: string, serial: number, issuedOn = "2026-11-20"): InvoiceText {
  const { buyer, ...rest } = invoiceText(exampleInvoice(taxpayerId, { issuedOn }));
  return { ...rest, buyer, kind: "10", code: "011002600111", number: `9800000${serial}` };
}

function parsed(text: InvoiceText): Invoice {
  return invoiceSchema.parse(text);
}

async function remarkOf({ system }: Example, invoice: InvoiceDraft | undefined): Promise<string> {
  const key = invoice ? invoiceKey(invoice) : "";
  const where = { merchantId_key: { merchantId: system.merchantId, key } };
  const { content } = await inTransaction(system, (tx) => tx.issuedInvoice.findUniqueOrThrow({ where }));
  return (content as InvoiceText).remark;
}

async function findingsOf(context: TenantContext) {
  const rows = await inTransaction(context, (tx) =>
    tx.issuingFinding.findMany({ select: { code: true, field: true, severity: true } }),
  );
  return sorted(rows);
}

async function found({ system }: Example): Promise<string[]> {
  const rows = await inTransaction(system, (tx) =>
    tx.issuingFinding.findMany({ orderBy: [{ key: "asc" }, { code: "asc" }] }),
  );
  return rows.map(({ key, code }) => `${key} ${code}`);
}

function sorted(findings: readonly { code: string; field: string; severity: string }[]) {
  return findings
    .map(({ code, field, severity }) => ({ code, field, severity }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function setLimits(context: TenantContext, issuingLimits: Record<string, string>): Promise<void> {
  await inTransaction(context, (tx) =>
    tx.merchant.update({ where: { id: context.merchantId }, data: { issuingLimits } }),
  );
}
