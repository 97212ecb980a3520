import { lagDays } from "#domain/deadline.ts";
import { addDays, type BusinessDate, businessDateOf, instantOf } from "#domain/period.ts";
import type { AuditAct } from "#server/audit.ts";
import { listingWays } from "#server/bureau/connectors.ts";
import type { AnswerFile, ListedInvoice } from "#server/bureau/package/answer-file.ts";
import type { MerchantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findSender } from "#server/ledger/find-party.ts";
import type { SaidOfExport } from "#server/packages/plan-answers.ts";
import { listsAll } from "#server/reconciliation/lists-all.ts";
import { writeHeld } from "#server/reconciliation/write-held.ts";

/** The bureau's list of this merchant's invoices, and up to when it is complete. */
export type BroughtList = { readonly held: readonly ListedInvoice[]; readonly completeTo: Date };

/**
 * What an export shows beside the package, for a merchant of whom no way lists everything: then it is the only list there
 * is, and without it nothing of theirs would ever be missing. Null where another list says it, where this one does not say
 * what it covers or cannot be read whole, where it begins after an invoice it would judge, and where it is not news.
 */
export async function broughtList(
  tx: Tx,
  merchantId: string,
  { kind, listed, exportedAt: printedAt, span: printedSpan }: AnswerFile,
  said: SaidOfExport,
): Promise<BroughtList | null> {
  const exportedAt = printedAt ?? said.exportedAt;
  const span = printedSpan ?? said.span;
  if (kind !== "export" || listed === null || !exportedAt || !span) return null;
  const sender = await findSender(tx, merchantId);
  if (await listsAll(tx, merchantId, listingWays(sender.ways))) return null;
  const { known, first } = await judged(tx, merchantId);
  const completeTo = wholeUpTo(exportedAt, span.to);
  if ((first !== null && first < span.from) || (known !== null && completeTo <= known)) return null;
  return { held: listed.filter(({ sellerTaxpayerId }) => sellerTaxpayerId === sender.taxpayerId), completeTo };
}

/** What was handed in on the day of the export shows on the next (次日可查), and later dates of issue were not asked for. */
function wholeUpTo(exportedAt: Date, lastDay: BusinessDate): Date {
  const [earlier = lastDay] = [addDays(lastDay, lagDays + 1), businessDateOf(exportedAt)].sort();
  return instantOf(earlier) ?? exportedAt;
}

/** So that others are served between. */
const heldAtOnce = 2_000;

/** Takes it in as a comparison takes in the list of a way. @returns the acts to record, last of all in the transaction */
export async function takeInList(
  tx: Tx,
  { merchantId }: MerchantContext,
  { held, completeTo }: BroughtList,
  file: string,
  now: Date,
): Promise<AuditAct[]> {
  for (let from = 0; from < held.length; from += heldAtOnce)
    await writeHeld(tx, merchantId, held.slice(from, from + heldAtOnce), now);
  await tx.$executeRaw`
    UPDATE merchant SET compared_at = ${now}, bureau_complete_to = greatest(bureau_complete_to, ${completeTo}) WHERE id = ${merchantId}::uuid`;
  const changed = await deriveStandings(tx, merchantId);
  const facts = { file, pulled: held.length, changed, completeTo: completeTo.toISOString() };
  return [{ action: "books.compared", subjectKind: "merchant", subjects: [merchantId], facts }];
}

/** Up to when the bureau's list is known, and the first day of issue of which a later one would decide. */
async function judged(tx: Tx, merchantId: string): Promise<{ known: Date | null; first: BusinessDate | null }> {
  const [row] = await tx.$queryRaw<{ known: Date | null; first: BusinessDate | null }[]>`
    SELECT merchant.bureau_complete_to AS known, (
      SELECT min(ledger.issued_on)::text FROM issued_invoice ledger
      LEFT JOIN held_invoice held ON held.merchant_id = ledger.merchant_id AND held.key = ledger.key
      WHERE ledger.merchant_id = merchant.id AND held.key IS NULL AND ledger.standing IN ('NOT_YET_DUE', 'AT_BUREAU')) AS first
    FROM merchant WHERE merchant.id = ${merchantId}::uuid`;
  return row ?? { known: null, first: null };
}
