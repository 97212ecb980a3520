"use server";

import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { cancelBatch } from "#server/batches/cancel-batch.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { merchantOfRequest } from "#server/session.ts";

export const submitNow = act(merchantOfRequest, async (merchant, form) => {
  const batchId = batchIdOf(String(form.get("batchId")));
  await submitBatch(merchant, batchId, new Date());
  return redirect({ href: paths.batch(String(batchId)), locale: await getLocale() });
});

export const discardNow = act(merchantOfRequest, async (merchant, form) => {
  const batchId = batchIdOf(String(form.get("batchId")));
  await cancelBatch(merchant, batchId, new Date());
  return redirect({ href: paths.batch(String(batchId)), locale: await getLocale() });
});
