import type { InvoiceDraft } from "#domain/invoice.ts";
import { isSendable, type Problem } from "#domain/problem.ts";
import type { MerchantContext } from "#server/context.ts";
import { checkTypedInvoice } from "#server/submissions/check-typed-invoice.ts";
import { type Submitted, submitInvoices } from "#server/submissions/submit-invoices.ts";

export type SubmittedTyped =
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "submitted"; readonly submitted: Submitted };

/**
 * Puts one invoice on its way, as a person typed it or as its own file says. What may not be sent comes back as
 * problems and nothing is written; warnings do not hold it up. Sending it twice answers with the first.
 */
export async function submitTypedInvoice(
  context: MerchantContext,
  text: InvoiceDraft,
  origin: "form" | "document",
  now: Date,
): Promise<SubmittedTyped> {
  const { invoice, problems } = await checkTypedInvoice(context, text, now);
  if (invoice === null || !isSendable(problems)) return { kind: "problems", problems };
  const [submitted] = await submitInvoices(context, [invoice], { kind: origin }, now);
  if (!submitted) throw new Error("an invoice was handed in and nothing became of it");
  return { kind: "submitted", submitted };
}
