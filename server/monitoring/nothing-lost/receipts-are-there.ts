import { sha256, unseal } from "#server/evidence.ts";
import { acceptedInSql } from "#server/ledger/states-in-sql.ts";
import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

type Receipt = { id: bigint; sha256: Uint8Array; reply_body: Uint8Array | null };

/** C5: every accepted submission has a receipt, and the bureau's own bytes behind it still have its hash. */
export async function receiptsAreThere({ tx, merchantId }: Ground): Promise<Loss[]> {
  const without = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT submission.id FROM submission LEFT JOIN receipt ON receipt.merchant_id = submission.merchant_id AND receipt.submission_id = submission.id
    WHERE submission.merchant_id = ${merchantId}::uuid
      AND (submission.state IN (${acceptedInSql})) <> (receipt.submission_id IS NOT NULL)`;
  const bytes = await tx.$queryRaw<Receipt[]>`
    SELECT DISTINCT ON (receipt.exchange_id, receipt.sha256) receipt.submission_id AS id, receipt.sha256, exchange.reply_body
    FROM receipt LEFT JOIN exchange ON exchange.merchant_id = receipt.merchant_id AND exchange.id = receipt.exchange_id
    WHERE receipt.merchant_id = ${merchantId}::uuid`;
  return [
    ...lossOf("C5", "accepted submissions without a receipt, or receipts of others", without),
    ...lossOf(
      "C5",
      "receipts whose bytes are gone or changed",
      bytes.filter((receipt) => !holds(receipt)),
    ),
  ];
}

function holds(receipt: Receipt): boolean {
  if (receipt.reply_body === null) return false;
  try {
    return Buffer.from(sha256(unseal(receipt.reply_body))).equals(receipt.sha256);
  } catch {
    return false;
  }
}
