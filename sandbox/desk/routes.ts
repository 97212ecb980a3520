import { z } from "zod";
import { isBusinessDate } from "#domain/period.ts";
import type { DeskFile } from "#sandbox/desk/csv.ts";
import { exportBooks } from "#sandbox/desk/export-books.ts";
import { handIn } from "#sandbox/desk/hand-in.ts";
import type { Office } from "#sandbox/office.ts";

/** Given the query and the file that is handed over, gives a file back. */
export type DeskRoute = (office: Office, query: URLSearchParams, body: Buffer) => DeskFile | Promise<DeskFile>;

/** The counter where a person hands in and takes away files, by method and path on the control port. */
export const deskRoutes: Readonly<Record<string, DeskRoute>> = {
  "POST /control/hand-in": (office, query, body) => {
    const { taxpayer, omit, twice, encoding } = handInSchema.parse(Object.fromEntries(query));
    return handIn(office, taxpayer, body, { omit, twice, encoding });
  },
  "GET /control/export": (office, query) => {
    const { taxpayer, from, to, encoding } = exportSchema.parse(Object.fromEntries(query));
    return exportBooks(office, taxpayer, from, to, encoding);
  },
};

const taxpayer = z.string().min(1);
const encoding = z.enum(["utf-8", "gbk"]).default("utf-8");
const places = z
  .string()
  .default("")
  .transform((text) => new Set(text.split(",").filter((place) => place !== "")));
const day = z.string().refine(isBusinessDate);

const handInSchema = z.strictObject({ taxpayer, omit: places, twice: places, encoding });
const exportSchema = z.strictObject({ taxpayer, from: day, to: day, encoding });
