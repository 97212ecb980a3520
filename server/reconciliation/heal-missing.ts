import { checkInvoice } from "#domain/check-invoice.ts";
import { mostHealedAtOnce } from "#domain/healing.ts";
import { type Invoice, invoiceSchema } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import { isSendable } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { countLacks } from "#server/missing/count-lacks.ts";
import { lackGround, lackInSql } from "#server/missing/lack-in-sql.ts";
import { monthInSql, sizeInSql } from "#server/missing/risk-order.ts";
import { healingAsks } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/**
 * Sends what a comparison found missing and that lacks nothing (`domain/healing.ts`), the most pressing first and so many
 * at most, where the owner has switched that on. For the rest the merchant is asked, once a day, for just what is lacking.
 * @returns how many were queued
 */
export async function healMissing(context: SystemContext, comparison: bigint, now: Date): Promise<number> {
  const { merchantId } = context;
  const { heals, taxpayerId } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { heals: true, taxpayerId: true } }),
  );
  if (!heals) return 0;
  const { invoices, unfit } = await inTransaction(context, (tx) => healable(tx, merchantId, taxpayerId, now));
  const submitted = invoices.length === 0 ? [] : await submitInvoices(context, invoices, { kind: "timetable" }, now);
  const healed = submitted.filter(({ outcome }) => outcome === "queued");
  await inTransaction(context, async (tx) => {
    await tx.comparison.update({
      where: { merchantId_id: { merchantId, id: comparison } },
      data: { healed: healed.length },
    });
    await askForTheRest(tx, context, unfit, now);
    const act = { action: "books.healed", subjectKind: "invoice", subjects: healed.map(({ key }) => key) } as const;
    await record(tx, context, [{ ...act, facts: { comparison: String(comparison) } }], now);
  });
  return healed.length;
}

type Healable = { readonly invoices: readonly Invoice[]; readonly unfit: number };

/** Read and checked once more as whatever a person hands in is: an entry older than its check may not pass it. */
async function healable(tx: Tx, merchantId: string, taxpayerId: string, now: Date): Promise<Healable> {
  const ground = await lackGround(tx, merchantId, now);
  const rows = await tx.$queryRaw<{ content: unknown }[]>`
    SELECT ledger.content FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.standing = 'MISSING' AND ledger.explained_as IS NULL
      AND ${lackInSql(ground)} IS NULL
    ORDER BY ${monthInSql}, ${sizeInSql}, ledger.key LIMIT ${mostHealedAtOnce}`;
  const check = { merchantTaxpayerId: taxpayerId, today: businessDateOf(now) };
  const invoices = rows.flatMap(({ content }) => {
    const read = invoiceSchema.safeParse(content);
    return read.success && isSendable(checkInvoice(read.data, check)) ? [read.data] : [];
  });
  return { invoices, unfit: rows.length - invoices.length };
}

async function askForTheRest(tx: Tx, context: SystemContext, unfit: number, now: Date): Promise<void> {
  const { merchantId } = context;
  const { lacking } = await countLacks(tx, merchantId, await lackGround(tx, merchantId, now));
  const incomplete = (lacking.INCOMPLETE ?? 0) + unfit;
  const counts = incomplete > 0 ? { ...lacking, INCOMPLETE: incomplete } : lacking;
  if (Object.keys(counts).length > 0) await writeLetters(tx, context, healingAsks(businessDateOf(now), counts), now);
}
