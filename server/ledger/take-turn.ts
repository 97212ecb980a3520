import type { Tx } from "#server/db.ts";

/**
 * One writer of a merchant's ledger at a time, until its transaction ends; with room to hold a chunk of a file in memory.
 * What a statement after this sees is all that was committed before the turn came.
 */
export async function takeTurn(tx: Tx, merchantId: string): Promise<void> {
  await tx.$executeRaw`SET LOCAL work_mem = '64MB'`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`submit ${merchantId}`}, 0))`;
}
