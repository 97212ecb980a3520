import type { InvoiceText } from "#domain/invoice.ts";
import { refusesEntry } from "#domain/issuing-check.ts";
import type { Problem } from "#domain/problem.ts";
import type { RowReading } from "#server/reading/read-row.ts";
import { storableJson } from "#server/reading/storable-json.ts";

/** A row of a file on its way into the ledger; its cells are given back where it is refused. */
export type FileEntry = {
  readonly row: number;
  readonly key: string | null;
  readonly content: InvoiceText | null;
  readonly words: string;
  readonly problems: readonly Problem[] | null;
  readonly refused: boolean;
  readonly cells: readonly string[];
};

export function fileEntry(reading: RowReading, transferWords: string): string {
  const { rowNumber, key, content, problems, cells } = reading;
  const refused = content === null || problems.some(refusesEntry);
  const entry: FileEntry = {
    row: rowNumber,
    key,
    content,
    words: transferWords,
    problems: problems.length > 0 ? problems : null,
    refused,
    cells,
  };
  return storableJson(entry);
}
