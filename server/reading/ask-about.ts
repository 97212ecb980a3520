import { invoiceKey } from "#domain/invoice.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { lostNumberOf } from "#server/reading/recover-number.ts";
import type { Ask } from "#server/reading/thread-messages.ts";

/** What has to be known of rows before they can be read as invoices. */
export function askAbout(rows: readonly TableRow[]): Ask {
  const data = rows.filter(({ kind }) => kind === "data");
  const keys = new Set(data.map(({ draft }) => invoiceKey(draft)));
  return { keys: [...keys].filter((key) => key !== ""), lost: data.flatMap((row) => lostNumberOf(row) ?? []) };
}
