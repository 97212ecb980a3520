import { withoutEscape } from "./repair.ts";

/** The heading of the column in which rows handed back say what is wrong; handed in again, it is not read. */
export const reasonHeading = "原因";

/** Headings of the file in which failed rows are given back: their own columns, and why each failed. */
export function failedRowHeadings(headings: readonly string[]): string[] {
  return [...withoutReason(headings, headings), reasonHeading];
}

/** @param cells as `readTable` gave them, under the same headings */
export function failedRowCells(headings: readonly string[], cells: readonly string[], reason: string): string[] {
  const padded = headings.map((_, index) => withoutEscape(cells[index] ?? ""));
  return [...withoutReason(headings, padded), reason];
}

/** A file that was given back once already has the reasons of that time. */
function withoutReason<Cell>(headings: readonly string[], cells: readonly Cell[]): Cell[] {
  return cells.filter((_, index) => headings[index]?.trim() !== reasonHeading);
}
