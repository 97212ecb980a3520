import { checkInvoice } from "#domain/check-invoice.ts";
import { type Invoice, type InvoiceDraft, invoiceSchema } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import type { MerchantContext } from "#server/context.ts";
import { findParty } from "#server/ledger/find-party.ts";

/** `invoice` is null where a field could not be read; the problems say which. */
export type CheckedInvoice = { readonly invoice: Invoice | null; readonly problems: readonly Problem[] };

/** What stands against sending an invoice as it was typed: its fields, its sums, whose it is, and whether there is a way. */
export async function checkTypedInvoice(context: MerchantContext, text: InvoiceDraft, now: Date): Promise<CheckedInvoice> {
  const parsed = invoiceSchema.safeParse(text);
  if (!parsed.success) return { invoice: null, problems: parsed.error.issues.map(({ message, path }) => problemAt(text, path, message)) };
  const invoice = parsed.data;
  const { taxpayerId } = await findParty(context);
  const ground = { merchantTaxpayerId: taxpayerId, today: businessDateOf(now) };
  return { invoice, problems: [...wayProblems(invoice), ...checkInvoice(invoice, ground)] };
}

function wayProblems({ kind }: Invoice): Problem[] {
  return connectorFor(kind) ? [] : [{ code: "NO_WAY_FOR_KIND", severity: "reject", field: "kind", value: kind }];
}

function problemAt(text: InvoiceDraft, path: readonly PropertyKey[], code: string): Problem {
  const value = path.reduce<unknown>((at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined), text);
  return { code, severity: "reject", field: path.join("."), ...(typeof value === "string" && { value }) };
}
