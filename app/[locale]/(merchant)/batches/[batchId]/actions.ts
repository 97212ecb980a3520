"use server";

import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import type { MendedRow } from "#components/batches/row-form.tsx";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { findGridRow } from "#server/batches/find-grid-row.ts";
import { type CellEdit, cellEditSchema, mendRows } from "#server/batches/mend-rows.ts";
import { removeRows } from "#server/batches/remove-rows.ts";
import { restoreRows } from "#server/batches/restore-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { withdrawBatch } from "#server/batches/withdraw-batch.ts";
import type { MerchantContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";

export const submitNow = act(merchantOfRequest, async (merchant, form) => {
  const batchId = batchIdOf(String(form.get("batchId")));
  await submitBatch(merchant, batchId, new Date());
  return redirect({ href: paths.batch(String(batchId)), locale: await getLocale() });
});

export const mendRow = act<MerchantContext, MendedRow>(merchantOfRequest, async (merchant, form) => {
  const { batchId, rowNumber } = rowIn(form);
  const edits = editsIn(form, rowNumber);
  const { conflicts } = await mendRows(merchant, batchId, edits, new Date());
  const { row } = await findGridRow(merchant, batchId, String(rowNumber));
  return { status: "done", row, conflicts: conflicts.length };
});

export const moveRow = act<MerchantContext, MendedRow>(merchantOfRequest, async (merchant, form) => {
  const { batchId, rowNumber } = rowIn(form);
  const verb = form.get("act") === "restore" ? restoreRows : removeRows;
  await verb(merchant, batchId, [rowNumber], new Date());
  return redirect({ href: paths.batchRow(String(batchId), rowNumber), locale: await getLocale() });
});

export const withdrawNow = act(merchantOfRequest, async (merchant, form) => {
  const batchId = batchIdOf(String(form.get("batchId")));
  await withdrawBatch(merchant, batchId, new Date());
  return redirect({ href: paths.batch(String(batchId)), locale: await getLocale() });
});

export const discardNow = act(merchantOfRequest, async (merchant, form) => {
  const batchId = batchIdOf(String(form.get("batchId")));
  await cancelBatch(merchant, batchId, new Date());
  return redirect({ href: paths.batch(String(batchId)), locale: await getLocale() });
});

function rowIn(form: FormData): { batchId: bigint; rowNumber: number } {
  const rowNumber = Number(form.get("row"));
  if (!Number.isInteger(rowNumber)) throw new Refusal("not-found", "ROW");
  return { batchId: batchIdOf(String(form.get("batchId"))), rowNumber };
}

/** Each cell beside what it said when the form was made; the ones that still say it are no edits. */
function editsIn(form: FormData, rowNumber: number): CellEdit[] {
  const edits = [...form.keys()].flatMap((name) => {
    const column = /^cell-(\d{1,3})$/.exec(name)?.[1];
    if (column === undefined) return [];
    const [value, replaces] = [form.get(name), form.get(`was-${column}`)];
    return value === replaces ? [] : [cellEditSchema.safeParse({ rowNumber, column: Number(column), value, replaces })];
  });
  return edits.flatMap((edit) => edit.data ?? []);
}
