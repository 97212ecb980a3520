import { numberText } from "./number-text.ts";
import { serialDateText } from "./serial-date.ts";
import { unescapeCell } from "./xml-text.ts";

/** What the cells of a workbook's sheets refer to. */
export type SharedParts = {
  readonly strings: readonly string[];
  /** Whether a style shows a date, by its index. */
  readonly dateStyles: readonly boolean[];
  readonly is1904: boolean;
};

/** A cell as its sheet writes it (ECMA-376 part 1, 18.3.1.4). */
export type RawCell = {
  /** `s`, `str`, `inlineStr`, `b`, `e`, `d`, `n`; a number where it is not said. */
  readonly type: string | null;
  readonly style: string | null;
  /** What stands in `v`; null where there is none. */
  value: string | null;
  inline: string | null;
  formula: string | null;
};

/**
 * The text of a cell, with nothing in it changed without a word: numbers in the digits they are held in, dates and times
 * in ISO form, a formula as what it came to, or as itself where nobody worked it out.
 * @returns null where it refers to a text that is not there
 */
export function cellText(cell: RawCell, parts: SharedParts): string | null {
  const { type, value, inline, formula } = cell;
  if (value === null) {
    if (inline !== null) return unescapeCell(inline);
    return formula === null ? "" : `=${formula}`;
  }
  switch (type) {
    case "s":
      return value.trim() === "" ? "" : (parts.strings[Number(value)] ?? null);
    case "str":
    case "inlineStr":
      return unescapeCell(value);
    case "b":
      return booleanText(value.trim());
    case "e":
      return value;
    case "d":
      return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.0*)?$/, "$1 $2").replace(/ 00:00:00$/, "");
    default:
      return figureText(value.trim(), parts.dateStyles[Number(cell.style)] === true, parts.is1904);
  }
}

function booleanText(value: string): string {
  if (value === "1" || value === "true") return "TRUE";
  return value === "0" || value === "false" ? "FALSE" : value;
}

function figureText(value: string, isDate: boolean, is1904: boolean): string {
  return (isDate ? serialDateText(value, is1904) : null) ?? numberText(value);
}
