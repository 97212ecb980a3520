import type { Tally } from "#domain/pressing.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** What had to be looked at at each of these moments, as it was written down then. */
export async function pressingAsOf(tx: Tx, merchantId: string, moments: readonly Date[]): Promise<Tally[]> {
  return tx.$queryRaw<Tally[]>`
    SELECT count(spell.key)::int AS count, coalesce(sum(spell.total), 0)::bigint AS total
    FROM unnest(${[...moments]}::timestamptz[]) WITH ORDINALITY AS wanted (moment, place)
    LEFT JOIN pressing_spell spell ON ${pressedAt(merchantId, Prisma.sql`wanted.moment`)}
    GROUP BY wanted.place ORDER BY wanted.place`;
}

/**
 * On `spell` (pressing_spell): a stretch that had begun before a day ended and was not over by then; one that ended as it
 * began never was.
 */
export function pressedAt(merchantId: string, end: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`spell.merchant_id = ${merchantId}::uuid AND spell.since < ${end} AND (spell.until IS NULL OR spell.until >= ${end})`;
}
