import { type Changes, isCorrectable, longestPin, readAssistWords, withChanges } from "#domain/assist.ts";
import { type InvoiceText, invoiceText, isStorable } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import { isRejecting, type Problem } from "#domain/problem.ts";
import { readInvoice } from "#domain/read-invoice.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { holdOpen } from "#server/assist/hold-open.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import { tellOfWaiting } from "#server/assist/tell-of-waiting.ts";
import { inTransaction } from "#server/db.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { Refusal } from "#server/refusal.ts";

export type TypedCorrection = { readonly key: string; readonly changes: Changes; readonly words: string };

const longestValue = 600;

/**
 * What a clerk would have in the fields of one missing invoice. It is a proposal and lies apart: the merchant's books,
 * drafts and submissions do not know of it. A former one for the same invoice is taken back.
 * @returns what is wrong with the fields that were typed, of the others nothing is said; then nothing is kept
 * @throws Refusal not-found INVOICE, not-now NOT_RESENDABLE, ASSIST_OVER
 */
export async function prepareCorrection(context: AssistContext, typed: TypedCorrection, now: Date): Promise<Problem[]> {
  const found = await findInvoice(context, typed.key, now);
  if (!found.resendable) throw new Refusal("not-now", "NOT_RESENDABLE");
  const text = invoiceText(found.invoice);
  const changes = changesOf(typed.changes, text);
  const read = readAssistWords(typed.words, longestPin, false);
  if (Object.keys(changes).length === 0) return [{ code: "CORRECTION_EMPTY", severity: "reject", field: "words" }];
  if ("problem" in read) return [read.problem];
  const { merchantId, assistId: sessionId, accountId } = context;
  return inTransaction(context, async (tx) => {
    await holdOpen(tx, context, now);
    const merchant = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const problems = problemsOf(text, changes, merchant, now);
    if (problems.length > 0) return problems;
    const where = { merchantId, invoiceKey: found.key, closedAt: null };
    const former = await tx.assistCorrection.updateManyAndReturn({
      where,
      data: { closedAt: now, closedAs: "removed" },
    });
    const data = {
      merchantId,
      sessionId,
      accountId,
      invoiceKey: found.key,
      changes,
      words: read.words,
      preparedAt: now,
    };
    const { id } = await tx.assistCorrection.create({ data });
    await tellOfWaiting(tx, context, now);
    const facts = { correction: String(id), invoice: found.key, fields: Object.keys(changes), words: read.words };
    const removed = former.map((one) => {
      return assistAct("assist.correction-removed", sessionId, { correction: String(one.id), invoice: found.key });
    });
    await recordAssist(tx, context, accountId, [...removed, assistAct("assist.prepared", sessionId, facts)], now);
    return [];
  });
}

/** What was typed and may be changed; a field left empty stays as it is. */
function changesOf(typed: Changes, text: InvoiceText): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed)
      .map(([path, value]) => [path, value.trim()] as const)
      .filter(([path, value]) => value !== "" && isCorrectable(path, text)),
  );
}

/** Of the fields that were typed only: the others may be masked. */
function problemsOf(
  text: InvoiceText,
  changes: Changes,
  { name, taxpayerId }: { readonly name: string; readonly taxpayerId: string },
  now: Date,
): Problem[] {
  const unreadable = Object.entries(changes).filter(([, value]) => !isStorable(value) || value.length > longestValue);
  if (unreadable.length > 0)
    return unreadable.map(([field]) => ({ code: "TEXT_UNREADABLE", severity: "reject", field }));
  const ground = { merchantName: name, merchantTaxpayerId: taxpayerId, today: businessDateOf(now) };
  const { problems } = readInvoice(withChanges(text, changes), ground);
  return problems.filter((problem) => isRejecting(problem) && problem.field in changes);
}
