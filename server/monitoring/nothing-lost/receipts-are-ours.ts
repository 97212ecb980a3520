import { Prisma } from "#server/generated/prisma/client.ts";
import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

/** C5: a receipt's number is that of its submission and of what was sent, and what was sent is the amount we show. */
export async function receiptsAreOurs({ tx, merchantId }: Ground): Promise<Loss[]> {
  const numbers = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT receipt.submission_id AS id ${receiptsWithInvoices(merchantId)}
      AND (receipt.invoice_key, receipt.acceptance_number, receipt.invoice_key)
        IS DISTINCT FROM (submission.invoice_key, submission.acceptance_number, ${keyInContent})`;
  const amounts = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT receipt.submission_id AS id ${receiptsWithInvoices(merchantId)}
      AND (${fenIn("amount")}, ${fenIn("tax")}, ${fenIn("total")}) IS DISTINCT FROM (ledger.amount, ledger.tax, ledger.total)`;
  return [
    ...lossOf("C5", "receipts of another number than what was sent", numbers),
    ...lossOf("C5", "receipts of another amount than what was sent", amounts),
  ];
}

function receiptsWithInvoices(merchantId: string): Prisma.Sql {
  return Prisma.sql`
    FROM receipt
    JOIN submission ON submission.merchant_id = receipt.merchant_id AND submission.id = receipt.submission_id
    LEFT JOIN issued_invoice ledger ON ledger.merchant_id = receipt.merchant_id AND ledger.key = receipt.invoice_key
    WHERE receipt.merchant_id = ${merchantId}::uuid`;
}

/** `invoiceKey` (domain/invoice.ts) as SQL. */
const keyInContent = Prisma.sql`CASE WHEN length(ledger.content->>'number') = 20 THEN ledger.content->>'number'
  ELSE concat(ledger.content->>'code', ledger.content->>'number') END`;

/** Null where it is no amount: the checker names what is damaged and does not stumble over it. */
function fenIn(field: "amount" | "tax" | "total"): Prisma.Sql {
  const text = Prisma.sql`ledger.content->>${Prisma.raw(`'${field}'`)}`;
  return Prisma.sql`CASE WHEN ${text} ~ '^-?\\d{1,15}(\\.\\d{1,2})?$' THEN ((${text})::numeric * 100)::bigint END`;
}
