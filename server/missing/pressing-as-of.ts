import type { Tally } from "#domain/pressing.ts";
import type { Tx } from "#server/db.ts";

/** What had to be looked at at each of these moments, as it was written down then. */
export async function pressingAsOf(tx: Tx, merchantId: string, moments: readonly Date[]): Promise<Tally[]> {
  return tx.$queryRaw<Tally[]>`
    SELECT count(spell.key)::int AS count, coalesce(sum(spell.total), 0)::bigint AS total
    FROM unnest(${[...moments]}::timestamptz[]) WITH ORDINALITY AS wanted (moment, place)
    LEFT JOIN pressing_spell spell ON spell.merchant_id = ${merchantId}::uuid
      AND spell.since <= wanted.moment AND (spell.until IS NULL OR spell.until > wanted.moment)
    GROUP BY wanted.place ORDER BY wanted.place`;
}
