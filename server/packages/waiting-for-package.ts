import type { Tx } from "#server/db.ts";

export type Waiting = {
  /** Invoices to be put into the next package, with their sum in fen. */
  readonly count: number;
  readonly total: bigint;
  /** Invoices just being put into one. */
  readonly packing: number;
};

export async function waitingForPackage(tx: Tx, merchantId: string): Promise<Waiting> {
  const [row] = await tx.$queryRaw<{ count: bigint; total: bigint | null; packing: bigint }[]>`
    SELECT count(*) FILTER (WHERE state = 'HELD') AS count, (sum(ledger.total) FILTER (WHERE state = 'HELD'))::bigint AS total,
      count(*) FILTER (WHERE state <> 'HELD') AS packing
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.connector = 'package'
      AND ((state = 'HELD' AND held_reason = 'PACKAGE_WAITS') OR (state IN ('QUEUED', 'SENDING') AND released_at IS NOT NULL))`;
  return { count: Number(row?.count ?? 0n), total: row?.total ?? 0n, packing: Number(row?.packing ?? 0n) };
}
