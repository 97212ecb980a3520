import {
  blankInvoiceText,
  type InvoiceDraft,
  type InvoiceKey,
  invoiceKey,
  invoiceText,
  isInvoiceKey,
} from "#domain/invoice.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { Problem } from "#domain/problem.ts";
import { carriedKinds } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type FoundInvoice, findInvoice } from "#server/missing/find-invoice.ts";
import { openDraft } from "#server/submissions/open-draft.ts";

/** What the form of one invoice begins with. */
export type Entry = {
  readonly merchant: { readonly name: string; readonly taxpayerId: string };
  /** The kinds there is a way for. */
  readonly kinds: readonly InvoiceKind[];
  readonly text: InvoiceDraft;
  /** The invoice of the list that is sent again; null for one that is not in it. */
  readonly found: FoundInvoice | null;
  /** The file handed in: whether it could be read, what was found in it, and whose it is where it is another invoice. */
  readonly document: {
    readonly fileName: string;
    readonly read: boolean;
    readonly problems: readonly Problem[];
    readonly otherKey: InvoiceKey | null;
  } | null;
};

/** From a draft where there is one, else from our books, else blank with the merchant as the seller. */
export async function beginEntry(
  context: MerchantContext,
  key: InvoiceKey | null,
  draftId: string | null,
  now: Date,
): Promise<Entry> {
  const found = key === null ? null : await findInvoice(context, key, now);
  const draft = draftId === null ? null : await openDraft(context, draftId, now);
  const merchant = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({
      where: { id: context.merchantId },
      select: { name: true, taxpayerId: true, ways: true },
    }),
  );
  const { name, taxpayerId } = merchant;
  const read = draft?.document ? isInvoiceKey(invoiceKey(draft.text)) : draft !== null;
  const otherKey =
    draft && read && found && draft.document && invoiceKey(draft.text) !== found.key ? invoiceKey(draft.text) : null;
  const ours = found ? invoiceText(found.invoice) : { ...blankInvoiceText(), seller: { name, taxpayerId } };
  return {
    merchant: { name, taxpayerId },
    kinds: carriedKinds(waysOf(merchant)),
    text: draft && read && otherKey === null ? draft.text : ours,
    found,
    document: draft?.document ? { fileName: draft.document.fileName, read, problems: draft.problems, otherKey } : null,
  };
}
