import { paths } from "#components/paths.ts";
import type { RowPlace, RowSelection } from "#server/batches/list-rows.ts";

/** Where rows of a batch are shown; `#rows` keeps the table in view when a filter or a page is chosen. */
export function rowsAddress(batchId: string, { show, reason }: RowSelection, place?: RowPlace): string {
  const query = new URLSearchParams({ show });
  if (reason !== undefined) query.set("reason", reason);
  for (const [name, rowNumber] of Object.entries(place ?? {})) query.set(name, String(rowNumber));
  return `${paths.batch(batchId)}?${query}#rows`;
}
