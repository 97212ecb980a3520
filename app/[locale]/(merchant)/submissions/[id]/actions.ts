"use server";

import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { merchantOfRequest } from "#server/session.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";

export const withdraw = act(merchantOfRequest, async (merchant, form) => {
  const id = String(form.get("id") ?? "");
  await cancelSubmission(merchant, submissionIdOf(id), new Date());
  return redirect({ href: paths.submission(id), locale: await getLocale() });
});
