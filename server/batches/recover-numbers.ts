import type { Tx } from "#server/db.ts";
import type { LostNumber, Recovery } from "#server/reading/recover-number.ts";

type Found = { row: number; candidates: number; number: string; asWritten: boolean };

/**
 * Looks lost numbers up in our ledger: the invoice of the same day, the same total (or amount, where the row has only
 * that) and the same buyer, whose number begins with the digits that are left. Exactly one is the one; a number of
 * 20 digits that the ledger has as it is written, with the same day and total, is simply right.
 * @returns by row number; rows without a candidate are left out
 */
export async function recoverNumbers(
  tx: Tx,
  merchantId: string,
  lost: readonly LostNumber[],
): Promise<Map<number, Recovery>> {
  if (lost.length === 0) return new Map();
  // The planner knows neither list by statistics; as a nested loop their join would be rows times rows.
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const found = await candidatesOf(tx, merchantId, lost);
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  return new Map(
    found.map(({ row, candidates, number, asWritten }) => [
      row,
      asWritten || candidates === 1 ? { number } : { candidates },
    ]),
  );
}

async function candidatesOf(tx: Tx, merchantId: string, lost: readonly LostNumber[]): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    WITH ours AS MATERIALIZED (
      SELECT key, issued_on, amount, total, buyer_taxpayer_id, buyer_name FROM issued_invoice
      WHERE merchant_id = ${merchantId}::uuid AND issued_on = ANY(${lost.map((one) => one.issuedOn)}::date[]) AND length(key) = 20
    )
    SELECT lost.row, count(*)::int AS candidates, coalesce(max(ours.key) FILTER (WHERE ours.key = lost.written), min(ours.key)) AS number,
      bool_or(ours.key = lost.written) AS "asWritten"
    FROM unnest(
      ${lost.map((one) => one.rowNumber)}::int[], ${lost.map((one) => one.written)}::text[], ${lost.map((one) => one.from)}::text[], ${lost.map((one) => one.to)}::text[],
      ${lost.map((one) => one.issuedOn)}::date[], ${lost.map((one) => one.amount)}::bigint[], ${lost.map((one) => one.total)}::bigint[],
      ${lost.map((one) => one.buyerTaxpayerId)}::text[], ${lost.map((one) => one.buyerName)}::text[]
    ) AS lost (row, written, first, beyond, issued_on, amount, total, buyer_taxpayer_id, buyer_name)
    JOIN ours ON ours.issued_on = lost.issued_on AND ours.key >= lost.first AND ours.key < lost.beyond
      AND CASE WHEN lost.total IS NULL THEN ours.amount = lost.amount ELSE ours.total = lost.total END
      AND (ours.key = lost.written OR CASE WHEN lost.buyer_taxpayer_id = '' THEN ours.buyer_name = lost.buyer_name
        ELSE ours.buyer_taxpayer_id = lost.buyer_taxpayer_id END)
    GROUP BY lost.row`;
}
