import { z } from "zod";
import { columnFields } from "./headings.ts";

/** What a person said of a table that its headings do not: which sheet, which row is the header, which column is what. */
export const columnChoiceSchema = z.object({
  /** Name of the one sheet to read; left out, those that hold invoices are found. */
  sheet: z.string().max(200).optional(),
  /** Row of the header, from 1 as a spreadsheet counts; 0 where there is none; left out, it is found by its headings. */
  headerRow: z.int().min(0).max(1_000).optional(),
  /** Column of each field, counted from 0; a field left out is not read. Left out as a whole, columns are matched by heading. */
  columns: z.partialRecord(z.enum(columnFields), z.int().min(0).max(199)).optional(),
});
export type ColumnChoice = z.infer<typeof columnChoiceSchema>;
