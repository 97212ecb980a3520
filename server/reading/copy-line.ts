import type { RowReading } from "#server/reading/read-row.ts";
import { storableJson } from "#server/reading/storable-json.ts";

/** The columns of a line, in their order, as a stage of `COPY … (FORMAT text)` has them. */
export const stagedColumns = {
  row_number: "int",
  outcome: "text",
  part_of: "int",
  cells: "text[]",
  invoice_key: "text",
  content: "jsonb",
  total: "bigint",
  problems: "jsonb",
  repairs: "jsonb",
  duplicate_of: "jsonb",
} as const;

const nothing = "\\N";

/** One row as a line of PostgreSQL's COPY text format. */
export function copyLine(row: RowReading): string {
  const { rowNumber, outcome, partOf, cells, key, content, total, problems, repairs, duplicateOf } = row;
  const list = (of: readonly unknown[]) => (of.length === 0 ? nothing : json(of));
  return `${rowNumber}\t${outcome}\t${partOf ?? nothing}\t${escaped(arrayText(cells))}\t${key === null ? nothing : escaped(key)}\t${content ? json(content) : nothing}\t${total ?? nothing}\t${list(problems)}\t${list(repairs)}\t${duplicateOf ? json(duplicateOf) : nothing}\n`;
}

function json(value: object): string {
  const text = storableJson(value);
  return text.includes("\\") ? escaped(text) : text;
}

function arrayText(cells: readonly string[]): string {
  let text = "{";
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? "";
    const quoted = cell.includes('"') || cell.includes("\\") ? cell.replaceAll(/["\\]/g, "\\$&") : cell;
    text += index === 0 ? `"${quoted}"` : `,"${quoted}"`;
  }
  return `${text}}`;
}

const marks = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(text: string): string {
  return marks.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (mark) => escapes[mark] ?? mark) : text;
}
