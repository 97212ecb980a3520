import type { FoundBatch } from "#server/batches/find-batch.ts";
import { type RowPlace, type RowSelection, rowFilterSchema } from "#server/batches/list-rows.ts";

export type RowQuery = Readonly<Record<"show" | "reason" | "after" | "before", string | string[] | undefined>>;

/** Which rows an address asks for. It is anybody's text: what says nothing sensible means what wants attention first. */
export function rowRequest(query: RowQuery, batch: FoundBatch): { selection: RowSelection; place: RowPlace } {
  const shown = rowFilterSchema.safeParse(query.show);
  const show = shown.success ? shown.data : mostPressing(batch);
  const reason = typeof query.reason === "string" && /^[A-Z_]{1,60}$/.test(query.reason) ? query.reason : undefined;
  const before = rowNumber(query.before);
  return {
    selection: { show, ...(show === "needsFix" && reason !== undefined && { reason }) },
    place: before > 0 ? { before } : { after: rowNumber(query.after) },
  };
}

function mostPressing({ state, counters }: FoundBatch): RowSelection["show"] {
  if (state === "RUNNING") return "all";
  const pressing = (["returned", "needsFix", "ready", "duplicate"] as const).find((filter) => counters[filter] > 0);
  return state === "DONE" ? "all" : (pressing ?? "all");
}

/** Row numbers are 32-bit in the database; 0 stands for none. */
function rowNumber(text: string | string[] | undefined): number {
  const number = typeof text === "string" && /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return number <= 2_147_483_647 ? number : 0;
}
