import type { MerchantContext } from "#server/context.ts";
import { openDraft } from "#server/submissions/open-draft.ts";
import { type SubmittedTyped, submitTypedInvoice } from "#server/submissions/submit-typed-invoice.ts";

/** Puts a draft that its owner has looked over on its way. Pressed twice or sent again by the browser, it goes once. */
export async function submitDraft(context: MerchantContext, draftId: string, now: Date): Promise<SubmittedTyped> {
  const { text, document } = await openDraft(context, draftId, now);
  return submitTypedInvoice(context, text, document ? "document" : "form", now);
}
