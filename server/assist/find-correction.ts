import { type Change, type Changes, changesIn } from "#domain/assist.ts";
import { type InvoiceText, invoiceText } from "#domain/invoice.ts";
import { rowIdIn } from "#domain/row-id.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { Refusal } from "#server/refusal.ts";
import { namesOf } from "#server/support/names-of.ts";

export type FoundCorrection = {
  readonly id: string;
  readonly assistId: string;
  readonly key: string;
  /** The merchant's own words for it. */
  readonly text: InvoiceText;
  readonly changes: Changes;
  /** Field by field, what would differ now. */
  readonly differences: readonly Change[];
  readonly words: string;
  readonly by: string;
  readonly preparedAt: Date;
  readonly closedAs: "accepted" | "declined" | "removed" | null;
  /** Accepting leads to a form that can be sent. */
  readonly resendable: boolean;
};

/** @throws Refusal not-found CORRECTION */
export async function findCorrection(context: MerchantContext, typed: string, now: Date): Promise<FoundCorrection> {
  const { merchantId } = context;
  const id = rowIdIn(typed) ?? 0n;
  const { row, by } = await inTransaction(context, async (tx) => {
    const found = await tx.assistCorrection.findUnique({ where: { merchantId_id: { merchantId, id } } });
    if (!found) throw new Refusal("not-found", "CORRECTION");
    return { row: found, by: (await namesOf(tx, [found.accountId])).get(found.accountId) ?? "" };
  });
  const { invoice, resendable } = await findInvoice(context, row.invoiceKey, now);
  const text = invoiceText(invoice);
  const changes = row.changes as Changes;
  return {
    id: String(id),
    assistId: String(row.sessionId),
    key: row.invoiceKey,
    text,
    changes,
    differences: changesIn(text, changes),
    words: row.words,
    by,
    preparedAt: row.preparedAt,
    closedAs: row.closedAs as FoundCorrection["closedAs"],
    resendable,
  };
}
