import { z } from "zod";
import { route } from "#app/answer.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findCells } from "#server/batches/find-cells.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";

const searchSchema = z.object({
  column: z.coerce.number().int().min(0).max(199),
  text: z.string().max(300),
  whole: z.enum(["0", "1"]),
});

/** Cells of one column that say a text: `?column=4&text=…&whole=0`, counted before anything is replaced. */
export const GET = route<{ batchId: string }>(async (request, { batchId }) => {
  const merchant = await merchantOfRequest();
  const parsed = searchSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!parsed.success) throw new Refusal("not-found", "CELLS");
  const { column, text, whole } = parsed.data;
  const found = await findCells(merchant, batchIdOf(batchId), { column, text, isWhole: whole === "1" });
  return Response.json(found, { headers: { "cache-control": "private, no-store" } });
});
