import { correctablePaths, longestPin, readAssistWords, rowFields } from "#domain/assist.ts";
import { type InvoiceText, isInvoiceKey } from "#domain/invoice.ts";
import type { Problem } from "#domain/problem.ts";
import { rowIdIn } from "#domain/row-id.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { holdOpen } from "#server/assist/hold-open.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import { tellOfWaiting } from "#server/assist/tell-of-waiting.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/** At an invoice of the books, or at a row of a file that is still being mended. */
export type PinPlace = { readonly invoiceKey: string } | { readonly batchId: string; readonly rowNumber: string };
export type TypedPin = { readonly place: PinPlace; readonly field: string; readonly words: string };

/** More would be a letter, not a hint. */
const mostWaiting = 50;

/**
 * Words that stay at an invoice, a row or a field of it until the merchant has done it: there when the two are not. Who
 * wants to hear of help gets one letter a session.
 * @returns what is wrong with what was typed; then nothing is pinned
 * @throws Refusal not-now ASSIST_OVER
 */
export async function pinInstruction(context: AssistContext, typed: TypedPin, now: Date): Promise<Problem[]> {
  const read = readAssistWords(typed.words, longestPin, true);
  if ("problem" in read) return [read.problem];
  const { merchantId, assistId: sessionId, accountId } = context;
  return inTransaction(context, async (tx) => {
    await holdOpen(tx, context, now);
    const place = await placeOf(tx, merchantId, typed.place);
    if (!place) return [problem("SUBJECT_UNKNOWN", "subject")];
    if (typed.field !== "" && !place.fields.includes(typed.field)) return [problem("FIELD_NOT_THERE", "field")];
    if ((await tx.assistPin.count({ where: { merchantId, closedAt: null } })) >= mostWaiting)
      return [problem("TOO_MANY_PINS", "words", { most: String(mostWaiting) })];
    const data = { merchantId, sessionId, accountId, field: typed.field, words: read.words, pinnedAt: now };
    const pin = await tx.assistPin.create({ data: { ...data, ...place.row } });
    await tellOfWaiting(tx, context, now);
    const facts = { pin: String(pin.id), field: typed.field, words: read.words, ...factsOf(place.row) };
    await recordAssist(tx, context, accountId, [assistAct("assist.pinned", sessionId, facts)], now);
    return [];
  });
}

type Row = { invoiceKey: string } | { batchId: bigint; rowNumber: number };
type Place = { readonly row: Row; readonly fields: readonly string[] };

async function placeOf(tx: Tx, merchantId: string, place: PinPlace): Promise<Place | null> {
  return "invoiceKey" in place ? invoicePlace(tx, merchantId, place.invoiceKey) : rowPlace(tx, merchantId, place);
}

async function invoicePlace(tx: Tx, merchantId: string, invoiceKey: string): Promise<Place | null> {
  if (!isInvoiceKey(invoiceKey)) return null;
  const row = await tx.issuedInvoice.findUnique({ where: { merchantId_key: { merchantId, key: invoiceKey } } });
  return row && { row: { invoiceKey }, fields: correctablePaths(row.content as InvoiceText) };
}

async function rowPlace(
  tx: Tx,
  merchantId: string,
  { batchId, rowNumber }: { readonly batchId: string; readonly rowNumber: string },
): Promise<Place | null> {
  const id = rowIdIn(batchId);
  if (id === null || !/^[1-9]\d{0,8}$/.test(rowNumber)) return null;
  const batch = await tx.batch.findFirst({ where: { merchantId, id, state: "REVIEW" }, select: { id: true } });
  const row = { batchId: id, rowNumber: Number(rowNumber) };
  const found = batch && (await tx.batchRow.findFirst({ where: { merchantId, ...row }, select: { rowNumber: true } }));
  return found && { row, fields: rowFields };
}

function factsOf(row: Row): Record<string, string> {
  if ("invoiceKey" in row) return { invoice: row.invoiceKey };
  return { batch: String(row.batchId), row: String(row.rowNumber) };
}

function problem(code: string, field: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field, facts };
}
