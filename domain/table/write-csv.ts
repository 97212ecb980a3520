import type { RowChunks } from "./row-chunks.ts";

/** A CSV that Excel opens as UTF-8, given out as its rows come, a chunk at a time. */
export async function* csvOf(headings: readonly string[], chunks: RowChunks): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(headings)}`;
  for await (const rows of chunks) yield rows.map(csvLine).join("");
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const safe = spreadsheetSafe(text);
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formulaStart = /^'*\s*[=+\-@＝＋－＠]/;

/**
 * No cell is taken for a formula (OWASP, and the full-width signs Excel takes as well) and no long number for a
 * number: a tab keeps its digits. Plain amounts stay amounts. `mendMarks` undoes both.
 */
function spreadsheetSafe(text: string): string {
  if (/^[-+]?[\d,]+(\.\d+)?%?$/.test(text)) return isDigitsToKeep(text) ? `\t${text}` : text;
  if (/^\d+(\.\d+)?E\d+$/i.test(text)) return `\t${text}`;
  if (/^\t\d+$/.test(text)) return text;
  return formulaStart.test(text.trim()) ? `'${text}` : text;
}

/** More than Excel shows without an exponent, or zeros that it would drop. */
function isDigitsToKeep(text: string): boolean {
  return /^\d+$/.test(text) && (text.length > 11 || /^0\d/.test(text));
}
