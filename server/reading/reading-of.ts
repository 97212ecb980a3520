import { invoiceKey } from "#domain/invoice.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { partOfInvoice, type RowGround, type RowReading, readRow, unreadRow } from "#server/reading/read-row.ts";
import { withRecovery } from "#server/reading/recover-number.ts";
import type { Answer } from "#server/reading/thread-messages.ts";

/** What becomes of a row of any kind, by what is known of it; null for one that is only counted. */
export function readingOf(
  row: TableRow,
  ground: RowGround,
  { known, recoveries }: Pick<Answer, "known" | "recoveries">,
): RowReading | null {
  if (row.kind === "part") return partOfInvoice(row);
  if (row.kind !== "data") return null;
  if (row.problems.some(({ field, severity }) => field === "file" && severity === "reject")) return unreadRow(row);
  const recovery = recoveries.get(row.rowNumber);
  if (!recovery) return readRow(row, ground, known.get(invoiceKey(row.draft)));
  return withRecovery(row, recovery, (mended) => readRow(mended, ground, known.get(invoiceKey(mended.draft))));
}
