import type { StaffContext } from "#server/context.ts";
import { db } from "#server/db.ts";

export type FruitlessSearch = {
  readonly id: string;
  readonly locale: string;
  readonly query: string;
  readonly count: number;
  readonly lastAt: Date;
};
/** Where a page ended: the count and the id of its last row. */
export type SearchPlace = { readonly count: number; readonly id: bigint };

const pageSize = 50;

/** What was searched for in vain, most often first. @param after where the page before ended */
export async function listFruitlessSearches(
  _staff: StaffContext,
  after: SearchPlace | null = null,
): Promise<{ readonly rows: FruitlessSearch[]; readonly after: string | null }> {
  const rows = await db().$queryRaw<FruitlessSearch[]>`
    SELECT id::text, locale, query, count, last_at AS "lastAt" FROM fruitless_search
    WHERE ${after === null} OR (count, fruitless_search.id) < (${after?.count ?? 0}::int, ${after?.id ?? 0n}::bigint)
    ORDER BY count DESC, fruitless_search.id DESC LIMIT ${pageSize + 1}`;
  const listed = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? listed.at(-1) : undefined;
  return { rows: listed, after: last ? `${last.count}-${last.id}` : null };
}

/** `12-345`, as a page's address carries it; null for anything else. */
export function readSearchPlace(text: string): SearchPlace | null {
  const match = /^(\d{1,9})-(\d{1,18})$/.exec(text);
  return match ? { count: Number(match[1]), id: BigInt(match[2] ?? "0") } : null;
}
