import type { SheetPlace } from "#domain/table/read-table.ts";

/** A row as its own sheet counts it; `sheet` is null where the table has only one. */
export type RowPlace = { readonly sheet: string | null; readonly row: number };

/** Rows of several sheets are numbered on from one to the next; a person counts within one. */
export function placeOfRow(places: readonly SheetPlace[], rowNumber: number): RowPlace {
  if (places.length < 2) return { sheet: null, row: rowNumber };
  const place = [...places].reverse().find(({ startsAfter }) => startsAfter < rowNumber);
  return place ? { sheet: place.name, row: rowNumber - place.startsAfter } : { sheet: null, row: rowNumber };
}
