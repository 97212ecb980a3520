"use server";

import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { certificateKinds } from "#domain/certificate/facts.ts";
import { redirect } from "#i18n/navigation.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import type { Subject } from "#server/certificates/subject.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";

export const issue = command(merchantOfRequest, async (merchant, form) => {
  const kind = certificateKinds.find((known) => known === form.get("kind"));
  if (!kind) throw new Refusal("not-found", "CERTIFICATE");
  const { code } = await issueCertificate(merchant, kind, subjectIn(form), new Date());
  return redirect({ href: paths.certificate(code), locale: await getLocale() });
});

function subjectIn(form: FormData): Subject {
  const batch = form.get("batch");
  return typeof batch === "string"
    ? { batchId: batchIdOf(batch) }
    : { submissionId: submissionIdOf(String(form.get("submission") ?? "")) };
}
