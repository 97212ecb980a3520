import type { HeldInvoice } from "#domain/reply.ts";
import type { CaseCode } from "#domain/verdict.ts";
import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { Begun } from "#server/reconciliation/begin-comparison.ts";
import { type Written, writeHeld } from "#server/reconciliation/write-held.ts";
import { openThese } from "#server/submissions/open-cases.ts";

/**
 * Takes one page of the bureau's list in, whatever the page is like; a number that stands there twice is taken once, and
 * a person is told: the bureau has entered it twice (F4), or contradicts itself.
 */
export async function takePage(
  tx: Tx,
  context: SystemContext,
  { id, startedAt }: Begun,
  held: readonly HeldInvoice[],
  now: Date,
): Promise<Written> {
  const { merchantId } = context;
  const written = await writeHeld(tx, merchantId, held, startedAt);
  await tx.comparison.update({
    where: { merchantId_id: { merchantId, id } },
    data: { pulled: { increment: written.taken } },
  });
  await tell(tx, context, "DOUBLED_EFFECT", written.doubled, now);
  await tell(tx, context, "ANSWERS_CONTRADICT", written.contradicting, now);
  if (written.contradicting.length > 0) {
    const act = { action: "books.contradicted", subjectKind: "invoice", subjects: written.contradicting } as const;
    await record(tx, context, [{ ...act, facts: { comparison: String(id) } }], now);
  }
  return written;
}

/** Of what nobody sent through us there is no submission to open a case for: its standing says what is so. */
async function tell(tx: Tx, context: SystemContext, code: CaseCode, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const sent = await tx.$queryRaw<{ submissionId: bigint }[]>`
    SELECT ledger.last_submission_id AS "submissionId" FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${context.merchantId}::uuid AND ledger.key = ANY(${[...keys]}::text[]) AND ledger.last_submission_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM support_case told WHERE told.merchant_id = ledger.merchant_id
        AND told.submission_id = ledger.last_submission_id AND told.code = ${code})`;
  const cases = sent.map(({ submissionId }) => ({ submissionId, code, words: "" }));
  await record(tx, context, await openThese(tx, context, cases, now), now);
}
