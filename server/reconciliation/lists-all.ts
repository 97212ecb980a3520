import { invoiceKindCodes } from "#domain/invoice-kind.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";

/** Whether the lists of these ways tell of every kind the merchant has issued. */
export async function listsAll(tx: Tx, merchantId: string, ways: readonly Bureau[]): Promise<boolean> {
  const unlisted = invoiceKindCodes.filter((kind) => !ways.some(({ lists }) => lists(kind)));
  if (unlisted.length === 0) return true;
  const where = { merchantId, kind: { in: unlisted } };
  return (await tx.issuedInvoice.findFirst({ where, select: { key: true } })) === null;
}
