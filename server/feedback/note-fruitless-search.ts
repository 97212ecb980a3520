import { heardSearch } from "#domain/heard-words.ts";
import type { PublicContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { searchLimits } from "#server/feedback/limits.ts";
import { countIn } from "#server/throttle.ts";

/** Counts what somebody looked for and did not find, masked, and nothing of who it was. Never refuses. */
export async function noteFruitlessSearch(
  { place }: PublicContext,
  typed: string,
  locale: string,
  now: Date,
): Promise<void> {
  const query = heardSearch(typed);
  if (query === "") return;
  const limits = [
    { limit: searchLimits.here, of: place },
    { limit: searchLimits.everybody, of: "everybody" },
  ];
  if (await countIn(limits, now)) return;
  await db().$executeRaw`
    INSERT INTO fruitless_search AS known (locale, query, first_at, last_at) VALUES (${locale}, ${query}, ${now}, ${now})
    ON CONFLICT (locale, query) DO UPDATE SET count = known.count + 1, last_at = greatest(known.last_at, excluded.last_at)`;
}
