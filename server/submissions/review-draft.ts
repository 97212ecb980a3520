import type { Invoice } from "#domain/invoice.ts";
import type { Problem } from "#domain/problem.ts";
import type { MerchantContext } from "#server/context.ts";
import { checkTypedInvoice } from "#server/submissions/check-typed-invoice.ts";
import type { Draft } from "#server/submissions/keep-draft.ts";
import { openDraft } from "#server/submissions/open-draft.ts";

export type ReviewedDraft = {
  readonly draft: Draft;
  readonly invoice: Invoice | null;
  readonly problems: readonly Problem[];
};

/** What its owner looks over before it goes: the invoice, what is odd about it, where it differs from our books. */
export async function reviewDraft(context: MerchantContext, draftId: string, now: Date): Promise<ReviewedDraft> {
  const draft = await openDraft(context, draftId, now);
  return { draft, ...(await checkTypedInvoice(context, draft.text, now)) };
}
