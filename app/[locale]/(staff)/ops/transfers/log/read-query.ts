import { type Query, singleQuery } from "#app/single-query.ts";
import type { TransferPlace } from "#server/transfers/list-transfers.ts";
import { type TransferFilter, transferFilterSchema } from "#server/transfers/transfer-filter.ts";

/** What an address asks of the log, for its page and its export alike. */
export function readQuery(query: Query): { filter: TransferFilter; place: TransferPlace } {
  const { after, before, ...asked } = singleQuery(query);
  return { filter: transferFilterSchema.parse(asked), place: after ? { after } : before ? { before } : null };
}
