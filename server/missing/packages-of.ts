import type { Tx } from "#server/db.ts";

/** What the merchant carries to the bureau by hand, in invoices; `atBureau` in packages. */
export type CarriedByHand = {
  /** To be put into a package. */
  readonly waiting: number;
  /** In packages that are not handed in yet. */
  readonly inHand: number;
  /** Packages handed in, whose answer is to be fetched. */
  readonly atBureau: number;
  /** Whether there ever was one, or will be. */
  readonly any: boolean;
};

export async function packagesOf(tx: Tx, merchantId: string): Promise<CarriedByHand> {
  const [row] = await tx.$queryRaw<CarriedByHand[]>`
    SELECT
      (SELECT count(*)::int FROM submission WHERE merchant_id = ${merchantId}::uuid AND state = 'HELD' AND held_reason = 'PACKAGE_WAITS') AS waiting,
      (SELECT count(*)::int FROM submission WHERE merchant_id = ${merchantId}::uuid AND state = 'HELD' AND held_reason = 'IN_PACKAGE') AS "inHand",
      (SELECT count(*)::int FROM package WHERE merchant_id = ${merchantId}::uuid AND handed_in_at IS NOT NULL AND closed_at IS NULL) AS "atBureau",
      EXISTS (SELECT 1 FROM package WHERE merchant_id = ${merchantId}::uuid)
        OR EXISTS (SELECT 1 FROM submission WHERE merchant_id = ${merchantId}::uuid AND state = 'HELD' AND held_reason = 'PACKAGE_WAITS') AS any`;
  return row ?? { waiting: 0, inHand: 0, atBureau: 0, any: false };
}
