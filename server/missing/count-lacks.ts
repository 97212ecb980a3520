import { type Lack, lacks } from "#domain/healing.ts";
import type { Tx } from "#server/db.ts";
import { type LackGround, lackInSql } from "#server/missing/lack-in-sql.ts";

export type LackCounts = Readonly<Partial<Record<Lack, number>>>;

/** How many missing invoices wait for what; `healable` those that wait for nothing. */
export async function countLacks(
  tx: Tx,
  merchantId: string,
  ground: LackGround,
): Promise<{ readonly lacking: LackCounts; readonly healable: number }> {
  const rows = await tx.$queryRaw<{ lack: Lack | null; count: bigint }[]>`
    SELECT ${lackInSql(ground)} AS lack, count(*) AS count FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.standing = 'MISSING' GROUP BY 1`;
  const found = new Map(rows.map(({ lack, count }) => [lack, Number(count)]));
  const lacking = lacks.flatMap((lack) => (found.has(lack) ? [[lack, found.get(lack)]] : []));
  return { lacking: Object.fromEntries(lacking), healable: found.get(null) ?? 0 };
}
