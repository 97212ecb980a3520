import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { Tx } from "#server/db.ts";
import { openInSql, pressingInSql } from "#server/ledger/states-in-sql.ts";

/** The ways on which something of this merchant is open, or by which what is missing would go. */
export async function concernedWays(tx: Tx, merchantId: string): Promise<string[]> {
  const { ways } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { ways: true } });
  const known = waysOf({ ways });
  const found = await tx.$queryRaw<{ kind: InvoiceKind; connector: string | null }[]>`
    SELECT ledger.kind, submission.connector FROM submission
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.state IN (${openInSql})
    UNION
    SELECT kind, NULL FROM issued_invoice
    WHERE merchant_id = ${merchantId}::uuid AND standing IN (${pressingInSql})`;
  const concerned = found.map(({ kind, connector }) => connector ?? connectorFor(kind, known)?.name);
  return known.filter((way) => concerned.includes(way));
}
