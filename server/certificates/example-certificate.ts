import type { Invoice } from "#domain/invoice.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

type Merchant = { readonly context: MerchantContext; readonly system: SystemContext };

const minute = 60_000;

/** Hands an invoice in, for tests: a minute before `at`. */
export async function submittedInvoice({ context }: Merchant, invoice: Invoice, at: Date): Promise<bigint> {
  const [submitted] = await submitInvoices(context, [invoice], { kind: "form" }, new Date(at.getTime() - minute));
  if (!submitted?.submissionId) throw new Error("it was not queued");
  return submitted.submissionId;
}

/** The same, sent at `at` and accepted by a bureau that answers at once a minute later. */
export async function acceptedInvoice(merchant: Merchant, invoice: Invoice, at: Date): Promise<bigint> {
  const id = await submittedInvoice(merchant, invoice, at);
  await sendDue(merchant.system, () => at);
  await pollDue(merchant.system, () => new Date(at.getTime() + minute));
  return id;
}
