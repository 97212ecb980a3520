import type { InvoiceDraft, InvoiceKey } from "#domain/invoice.ts";
import { isSendable, type Problem } from "#domain/problem.ts";
import type { MerchantContext } from "#server/context.ts";
import { checkTypedInvoice } from "#server/submissions/check-typed-invoice.ts";
import { keepDraft } from "#server/submissions/keep-draft.ts";
import { openDraft } from "#server/submissions/open-draft.ts";

export type Typed = {
  readonly text: InvoiceDraft;
  /** The invoice of the list it is typed for. */
  readonly key: InvoiceKey | null;
  /** The draft it was filled in from, where its own file was handed in. */
  readonly source: string | null;
};
export type DraftedTyped = { readonly draftId: string } | { readonly problems: readonly Problem[] };

/** Checks what was typed and keeps it for its owner to look over; what may not be sent comes back as problems. */
export async function draftTypedInvoice(
  context: MerchantContext,
  { text, key, source }: Typed,
  now: Date,
): Promise<DraftedTyped> {
  const { problems } = await checkTypedInvoice(context, text, now);
  if (!isSendable(problems)) return { problems };
  const document = source === null ? null : (await openDraft(context, source, now)).document;
  return { draftId: await keepDraft(context, { key, text, problems: [], document }, now) };
}
