import { type Query, singleQuery } from "#app/single-query.ts";
import type { Place } from "#server/missing/list-missing.ts";
import { type MissingFilter, missingFilterSchema } from "#server/missing/missing-filter.ts";

/** What an address asks of the missing list, for its page and its export alike. */
export function readQuery(query: Query): { filter: MissingFilter; place: Place } {
  const { after, before, ...asked } = singleQuery(query);
  return { filter: missingFilterSchema.parse(asked), place: after ? { after } : before ? { before } : null };
}
