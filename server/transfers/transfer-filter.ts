import { z } from "zod";
import { missingCauses } from "#domain/missing-cause.ts";
import { instantOf, isBusinessDate, isTimeOfDay } from "#domain/period.ts";
import { connectorNames } from "#server/bureau/bureau.ts";
import { storable } from "#server/ledger/search-words.ts";

const text = z
  .string()
  .overwrite((typed) => storable(typed).normalize("NFKC"))
  .trim()
  .min(1)
  .max(100);

/** What the address of the transfer log may ask for; anything else in it is ignored. */
export const transferFilterSchema = z.object({
  /** An invoice's number (with its code before it), a reference (BC-…), or a trace id. */
  search: text.optional().catch(undefined),
  /** The bureau's code, or ours for silence: `timeout`, `dns` … */
  code: text.optional().catch(undefined),
  cause: z.enum(missingCauses).optional().catch(undefined),
  connector: z.enum(connectorNames).optional().catch(undefined),
  knock: z.enum(["send", "poll", "check"]).optional().catch(undefined),
  /** A merchant's taxpayer id, whole. */
  merchant: text.optional().catch(undefined),
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm` in Beijing; `to` includes the whole day or minute it names. */
  from: z.string().refine(isMoment).optional().catch(undefined),
  to: z.string().refine(isMoment).optional().catch(undefined),
});
export type TransferFilter = z.infer<typeof transferFilterSchema>;

export function beginOf(moment: string): Date | null {
  return instantOf(moment.slice(0, 10), moment.length > 10 ? `${moment.slice(11)}:00` : undefined);
}

/** The first instant after it. */
export function endOf(moment: string): Date | null {
  const begin = beginOf(moment);
  return begin && new Date(begin.getTime() + (moment.length > 10 ? 60_000 : 86_400_000));
}

function isMoment(moment: string): boolean {
  if (!isBusinessDate(moment.slice(0, 10))) return false;
  return moment.length === 10 || (moment[10] === "T" && isTimeOfDay(`${moment.slice(11)}:00`));
}
