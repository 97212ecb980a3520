import { type Change, rowLabel } from "./compare-sheets.ts";
import type { CertificateSheet } from "./sheet.ts";

export type TextComparison = {
  /** How many of the sheet's fields and rows were found as issued. */
  readonly same: number;
  readonly changes: readonly Change[];
  /** Fields whose very label does not stand in the text. */
  readonly unread: number;
};

const longestSaid = 80;

/**
 * What a text read out of a file says beside what was issued. The text comes in any spacing; a field is its label and
 * then its value, a row its cells one after the other.
 * @param printed how a value looks on paper, where the font lacks a character
 */
export function compareText(
  sheet: CertificateSheet,
  text: string,
  printed: (value: string) => string = (value) => value,
): TextComparison {
  const read = flat(text);
  const fields = sheet.sections.flatMap(({ fields }) => fields);
  const marks = [...fields.map(({ label }) => label), ...sheet.sections.map(({ title }) => title)];
  const ends = [...marks, ...sheet.tables.map(({ title }) => title), sheet.check.title, ...sheet.foot].map(flat);
  const found = { same: 0, unread: 0, changes: [] as Change[] };
  let place = 0;
  for (const { label, value } of fields) {
    const [name, wanted] = [flat(label), flat(printed(value))];
    const whole = indexFrom(read, name + wanted, place);
    if (whole >= 0 && isEnd(read, whole + name.length + wanted.length, ends)) {
      found.same++;
      place = whole + name.length + wanted.length;
      continue;
    }
    const start = indexFrom(read, name, place);
    if (start < 0) found.unread++;
    else found.changes.push({ label, said: untilNext(read, start + name.length, ends), issued: value });
  }
  for (const table of sheet.tables) compareRows(table, place);
  return found;

  function compareRows(table: CertificateSheet["tables"][number], from: number): void {
    let at = from;
    table.rows.forEach((cells, index) => {
      const row = flat(printed(cells.join("")));
      const start = indexFrom(read, row, at);
      if (start >= 0) {
        found.same++;
        at = start + row.length;
        return;
      }
      const next = table.rows[index + 1];
      const end = next ? indexFrom(read, flat(printed(next.join(""))), at) : -1;
      const said = read.slice(at, Math.min(at + longestSaid, end >= at ? end : at + row.length));
      found.changes.push({ label: rowLabel(sheet, table, index), said, issued: cells.join(" ") });
    });
  }
}

/** Spacing and width mean nothing. */
function flat(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

function indexFrom(text: string, wanted: string, from: number): number {
  const after = text.indexOf(wanted, from);
  return after >= 0 ? after : text.indexOf(wanted);
}

/** A value that goes on is another value: 100.00 is not the beginning of 100.007. */
function isEnd(text: string, at: number, ends: readonly string[]): boolean {
  const isInsideNumber = /[\d.]/.test(text.charAt(at)) && /[\d.]/.test(text.charAt(at - 1));
  return !isInsideNumber || ends.some((end) => text.startsWith(end, at));
}

function untilNext(text: string, from: number, ends: readonly string[]): string {
  const next = ends.map((end) => text.indexOf(end, from)).filter((at) => at >= from);
  return text.slice(from, Math.min(from + longestSaid, ...next));
}
