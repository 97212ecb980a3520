"use server";

import { command } from "#app/answer.ts";
import { forgetColumns } from "#server/batches/forget-columns.ts";
import { rememberColumns, rememberedColumnsSchema } from "#server/batches/remember-columns.ts";
import { merchantOfRequest } from "#server/session.ts";

/** A file was handed in with columns matched by hand. */
export const keepColumns = command(merchantOfRequest, async (merchant, form) => {
  const columns = JSON.parse(String(form.get("columns")));
  await rememberColumns(
    merchant,
    rememberedColumnsSchema.parse({ headings: form.get("headings"), columns }),
    new Date(),
  );
});

export const dropColumns = command(merchantOfRequest, async (merchant, form) => {
  await forgetColumns(merchant, String(form.get("headings")));
});
