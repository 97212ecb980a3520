import type { ColumnChoice } from "../table/column-choice.ts";
import type { TableHeader } from "../table/columns.ts";
import { reasonHeading } from "../table/failed-rows.ts";
import type { TableLook } from "../table/read-table.ts";

/** Columns as a merchant matched them once, under headings of which only a hash is kept. */
export type RememberedColumns = {
  /** SHA-256 of `headingsText`, in hex. */
  readonly headings: string;
  readonly columns: TableHeader["columns"];
};

/** Headings as one text, whatever blanks stand around their words and whether our column of reasons follows them. */
export function headingsText(headings: readonly string[]): string {
  const words = headings.map((heading) => heading.normalize("NFKC").replace(/\s+/g, ""));
  while (words.at(-1) === "" || words.at(-1) === reasonHeading) words.pop();
  return words.join("\u001f");
}

/**
 * The choice of a merchant who has matched a table with these very headings before; null where none is known.
 * @param hash SHA-256 of a text, in hex
 */
export function recallColumns(
  { sheets }: TableLook,
  remembered: readonly RememberedColumns[],
  hash: (text: string) => string,
): ColumnChoice | null {
  const known = new Map(remembered.map(({ headings, columns }) => [headings, columns]));
  if (known.size === 0) return null;
  for (const { name, head } of sheets.filter(({ isHidden }) => !isHidden)) {
    for (const [index, cells] of head.entries()) {
      const columns = known.get(hash(headingsText(cells)));
      if (columns) return { ...(sheets.length > 1 && { sheet: name }), headerRow: index + 1, columns };
    }
  }
  return null;
}
