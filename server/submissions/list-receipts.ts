import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { referenceOf } from "#server/submissions/reference.ts";

export type ListedReceipt = {
  readonly submissionId: string;
  readonly reference: string;
  readonly key: string;
  readonly acceptanceNumber: string | null;
  readonly receivedAt: Date;
  readonly buyerName: string;
  readonly issuedOn: string;
  readonly total: bigint;
};
export type ReceiptPage = { readonly rows: readonly ListedReceipt[]; readonly after: string | null };

const pageSize = 50;

/** The newest first, by keyset. @param search digits of an invoice number. @param after place of the last row seen */
export async function listReceipts(
  context: ReaderContext,
  search: string | null,
  after: string | null,
): Promise<ReceiptPage> {
  const digits = (search ?? "").normalize("NFKC").replace(/\D/g, "");
  const matching = digits === "" ? Prisma.empty : Prisma.sql`AND receipt.invoice_key LIKE ${`%${digits}%`}`;
  const place = /^(\d{1,15})\.(\d{1,18})$/.exec(after ?? "");
  const from = place
    ? Prisma.sql`AND (receipt.received_at, receipt.submission_id) < (${new Date(Number(place[1]))}, ${BigInt(place[2] ?? "0")})`
    : Prisma.empty;
  const found = await inTransaction(
    context,
    (tx) => tx.$queryRaw<(Omit<ListedReceipt, "submissionId" | "reference"> & { id: bigint })[]>`
    SELECT receipt.submission_id AS id, receipt.invoice_key AS key, acceptance_number AS "acceptanceNumber", received_at AS "receivedAt",
      buyer_name AS "buyerName", issued_on::text AS "issuedOn", total
    FROM receipt JOIN issued_invoice ledger ON ledger.merchant_id = receipt.merchant_id AND ledger.key = receipt.invoice_key
    WHERE receipt.merchant_id = ${context.merchantId}::uuid ${matching} ${from}
    ORDER BY receipt.received_at DESC, receipt.submission_id DESC LIMIT ${pageSize + 1}`,
  );
  const rows = found
    .slice(0, pageSize)
    .map(({ id, ...row }) => ({ ...row, submissionId: String(id), reference: referenceOf(id) }));
  const last = rows.at(-1);
  return { rows, after: found.length > pageSize && last ? `${last.receivedAt.getTime()}.${last.submissionId}` : null };
}
