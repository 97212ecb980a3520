import type { IssuingCode } from "#domain/issuing-check.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type Delivery, type DeliveryRow, deliveryOf } from "#server/ledger/delivery.ts";

export type LedgerOverview = {
  /** There is at least one entry. */
  readonly begun: boolean;
  /** Entries by what is to be seen to, the most first. */
  readonly findings: readonly { readonly code: IssuingCode; readonly count: number }[];
  /** Entries with any finding. */
  readonly withFindings: number;
  /** The last few, the newest first. */
  readonly deliveries: readonly Delivery[];
};

export async function ledgerOverview(context: ReaderContext): Promise<LedgerOverview> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const [begun] = await tx.$queryRaw<{ begun: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid) AS begun`;
    const findings = await tx.$queryRaw<{ code: IssuingCode | null; count: number }[]>`
      SELECT code, count(DISTINCT key)::int AS count FROM issuing_finding WHERE merchant_id = ${merchantId}::uuid
      GROUP BY GROUPING SETS ((code), ()) ORDER BY count DESC, code`;
    const deliveries: DeliveryRow[] = await tx.ledgerImport.findMany({
      where: { merchantId },
      orderBy: { id: "desc" },
      take: 5,
    });
    return {
      begun: begun?.begun ?? false,
      findings: findings.flatMap(({ code, count }) => (code === null ? [] : { code, count })),
      withFindings: findings.find(({ code }) => code === null)?.count ?? 0,
      deliveries: deliveries.map(deliveryOf),
    };
  });
}
