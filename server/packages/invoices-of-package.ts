import { Prisma } from "#server/generated/prisma/client.ts";

/**
 * What follows FROM: every invoice a package speaks of as `submission`, with `ledger`, its invoice, and `answer`, what was
 * brought back about it last, if anything was.
 */
export function invoicesOfPackage(merchantId: string, packageId: bigint): Prisma.Sql {
  return Prisma.sql`
    ${ofPackage(merchantId, packageId)} submission
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    LEFT JOIN LATERAL (
      SELECT kind FROM package_answer WHERE merchant_id = submission.merchant_id AND package_id = ${packageId} AND invoice_key = submission.invoice_key
      ORDER BY read_at DESC LIMIT 1
    ) AS answer ON TRUE`;
}

/** A submission that left is the one that was sent when the package was made: an answer `absent` still names it. */
function ofPackage(merchantId: string, packageId: bigint): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM submission WHERE merchant_id = ${merchantId}::uuid AND package_id = ${packageId}
    UNION
    SELECT moved.* FROM package_answer answer
    JOIN issued_invoice ledger ON ledger.merchant_id = answer.merchant_id AND ledger.key = answer.invoice_key
    JOIN submission moved ON moved.merchant_id = answer.merchant_id AND moved.id = ledger.last_submission_id
    WHERE answer.merchant_id = ${merchantId}::uuid AND answer.package_id = ${packageId} AND answer.kind = 'absent'
      AND moved.package_id IS DISTINCT FROM ${packageId})`;
}
