import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import type { Tx } from "#server/db.ts";
import { sha256, unseal } from "#server/evidence.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

type Row = { id: bigint; sha256: Uint8Array };

/**
 * Whether the bureau's answers, unsealed, still have the hashes of the receipts made from them; null where there is no
 * receipt yet. One answer may be the receipt of many.
 */
export async function repliesHold(tx: Tx, merchantId: string, subject: Subject): Promise<boolean | null> {
  const wanted = isOfBatch(subject)
    ? Prisma.sql`submission.batch_id = ${subject.batchId}`
    : Prisma.sql`submission.id = ${subject.submissionId}`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT exchange_id AS id, sha256 FROM receipt
    JOIN submission ON submission.merchant_id = receipt.merchant_id AND submission.id = receipt.submission_id
    WHERE receipt.merchant_id = ${merchantId}::uuid AND ${wanted}`;
  for (const row of rows) {
    if (!(await replyHolds(tx, merchantId, row))) return false;
  }
  return rows.length > 0 ? true : null;
}

async function replyHolds(tx: Tx, merchantId: string, { id, sha256: expected }: Row): Promise<boolean> {
  const exchange = await tx.exchange.findUnique({
    where: { merchantId_id: { merchantId, id } },
    select: { replyBody: true },
  });
  const body = exchange && opened(exchange.replyBody);
  return body !== null && Buffer.from(expected).equals(sha256(body));
}

/** Sealed bytes that were changed do not open. */
function opened(sealed: Uint8Array): Uint8Array | null {
  try {
    return unseal(sealed);
  } catch {
    return null;
  }
}
