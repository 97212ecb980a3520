import { z } from "zod";
import { route } from "#app/answer.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { listGridRows, windowSize } from "#server/batches/list-grid-rows.ts";
import { cellEditSchema, editsAtOnce, mendRows } from "#server/batches/mend-rows.ts";
import { removeRows, rowsAtOnce } from "#server/batches/remove-rows.ts";
import { restoreRows } from "#server/batches/restore-rows.ts";
import { merchantOfRequest } from "#server/session.ts";
import { parsedBody } from "./parsed-body.ts";
import { rowNumbersOf } from "./row-numbers.ts";

const editsSchema = z.object({ edits: z.array(cellEditSchema).max(editsAtOnce) });
const moveSchema = z.object({
  act: z.enum(["remove", "restore"]),
  rows: z.array(z.int().min(1).max(2_147_483_647)).max(rowsAtOnce),
});
const noStore = { headers: { "cache-control": "private, no-store" } };

/** A window of the grid: `?rows=2-40,55`. */
export const GET = route<{ batchId: string }>(async (request, { batchId }) => {
  const merchant = await merchantOfRequest();
  const numbers = rowNumbersOf(request.nextUrl.searchParams.get("rows"), windowSize);
  return Response.json({ rows: await listGridRows(merchant, batchIdOf(batchId), numbers) }, noStore);
});

/** Cells as a person has mended them; what had changed meanwhile comes back as conflicts. */
export const PATCH = route<{ batchId: string }>(async (request, { batchId }) => {
  const merchant = await merchantOfRequest();
  const { edits } = await parsedBody(request, editsSchema);
  return Response.json(await mendRows(merchant, batchIdOf(batchId), edits, new Date()), noStore);
});

/** Rows taken out, or put back. */
export const POST = route<{ batchId: string }>(async (request, { batchId }) => {
  const merchant = await merchantOfRequest();
  const { act, rows } = await parsedBody(request, moveSchema);
  const verb = act === "remove" ? removeRows : restoreRows;
  return Response.json(await verb(merchant, batchIdOf(batchId), rows, new Date()), noStore);
});
