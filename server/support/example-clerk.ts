import { randomInt } from "node:crypto";
import { blankInvoiceText, type Invoice, invoiceKey, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { exampleStaff } from "#server/accounts/example-merchant.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext, SupportContext, SupportViewContext, SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { openCases } from "#server/submissions/open-cases.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { openView } from "#server/support/open-view.ts";

/** Somebody of support, signed in. */
export async function exampleClerk(): Promise<SupportContext> {
  const { context } = await exampleStaff("support");
  if (context.kind !== "support") throw new Error("staff of support have another room");
  return context;
}

/** That clerk's view of a merchant. */
export async function exampleView(clerk: SupportContext, merchantId: string, now: Date): Promise<SupportViewContext> {
  const opened = await openView(clerk, merchantId, "商户来电：补传没有结果", now);
  if (!("view" in opened)) throw new Error("a good reason was refused");
  return opened.view;
}

/** An invoice of this merchant that is with support, its case open. */
export async function exampleWithSupport(
  system: SystemContext,
  context: MerchantContext,
  now: Date,
): Promise<{ key: string; submissionId: bigint }> {
  const invoice = exampleInvoice();
  await recordIssued(system, [{ invoice: invoiceText(invoice), transferWords: "" }], { kind: "file" }, now);
  const [submitted] = await submitInvoices(context, [invoice], { kind: "form" }, now);
  const submissionId = submitted?.submissionId;
  if (!submissionId) throw new Error("the example was not queued");
  await inTransaction(system, async (tx) => {
    await tx.submission.update({
      where: { merchantId_id: { merchantId: context.merchantId, id: submissionId } },
      data: {
        state: "NEEDS_SUPPORT",
        stateSince: now,
        nextAt: null,
        failures: 12,
        verdictCode: "ATTEMPTS_SPENT",
        verdictMessage: "",
      },
    });
    const decision = { state: "NEEDS_SUPPORT", verdict: { code: "ATTEMPTS_SPENT", message: "" } } as const;
    await record(tx, system, await openCases(tx, system, [{ claim: { submissionId }, decision }], now), now);
  });
  return { key: invoiceKey(invoice), submissionId };
}

function exampleInvoice(): Invoice {
  return invoiceSchema.parse({
    ...blankInvoiceText(),
    kind: "82",
    number: `2611700000${String(randomInt(10_000_000_000)).padStart(10, "0")}`,
    issuedOn: "2026-10-08",
    seller: { taxpayerId: "91110105MA09XX013J", name: "北京样例商贸有限公司（测试）" },
    buyer: { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
    amount: "1000.00",
    tax: "60.00",
    total: "1060.00",
  });
}
