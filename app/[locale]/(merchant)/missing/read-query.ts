import type { Place } from "#server/missing/list-missing.ts";
import { type MissingFilter, missingFilterSchema } from "#server/missing/missing-filter.ts";

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks of the missing list, for its page and its export alike; a doubled parameter counts once. */
export function readQuery(query: Query): { filter: MissingFilter; place: Place } {
  const single = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  const { after, before } = single;
  return { filter: missingFilterSchema.parse(single), place: after ? { after } : before ? { before } : null };
}
