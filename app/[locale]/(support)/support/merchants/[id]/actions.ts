"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, command, invalid } from "#app/answer.ts";
import { idOf } from "#app/id-of.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { certificateKinds } from "#domain/certificate/facts.ts";
import { redirect } from "#i18n/navigation.ts";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import type { SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { supportOfRequest } from "#server/session.ts";
import { retrySubmission } from "#server/submissions/retry-submission.ts";
import { addNote } from "#server/support/add-note.ts";
import { endView } from "#server/support/end-view.ts";
import { findOpenView } from "#server/support/find-open-view.ts";
import { openView } from "#server/support/open-view.ts";
import { requireSupportView } from "#server/support/require-support-view.ts";

export const openViewNow = act(supportOfRequest, async (clerk, form) => {
  const merchantId = textOf(form, "merchant");
  const opened = await openView(clerk, merchantId, textOf(form, "reason"), new Date());
  if ("problems" in opened) return invalid(opened.problems, form);
  revalidatePath("/", "layout");
  return redirect({ href: insideOnly(merchantId, textOf(form, "next")), locale: await getLocale() });
});

/** Also when the view has run out meanwhile: over is over. */
export const endViewNow = command(supportOfRequest, async (clerk, form) => {
  const now = new Date();
  const open = await findOpenView(clerk, textOf(form, "merchant"), now);
  if (open) await endView(open.context, now);
  revalidatePath("/", "layout");
  redirect({ href: `${paths.support}?ended`, locale: await getLocale() });
});

export const addNoteNow = act(supportOfRequest, async (clerk, form) => {
  const { context: view } = await viewOfForm(clerk, form);
  const problems = await addNote(view, textOf(form, "note"), new Date());
  if (problems.length > 0) return invalid(problems, form);
  return redirect({ href: `${paths.supportMerchant(view.merchantId)}?noted#notes`, locale: await getLocale() });
});

export const retryNow = act(supportOfRequest, async (clerk, form) => {
  const { context: view } = await viewOfForm(clerk, form);
  const submissionId = idOf(form, "submission");
  await retrySubmission(view, submissionId, new Date());
  const here = inView(view.merchantId, paths.submission(String(submissionId)));
  return redirect({ href: `${here}?asked`, locale: await getLocale() });
});

/** The merchant's own certificate, issued at a clerk's desk; the chain says by whom. */
export const issueNow = command(supportOfRequest, async (clerk, form) => {
  const { context: view } = await viewOfForm(clerk, form);
  const kind = certificateKinds.find((known) => known === form.get("kind"));
  if (!kind) throw new Refusal("not-found", "CERTIFICATE");
  const subject = { submissionId: idOf(form, "submission") };
  const { code } = await issueCertificate(view, kind, subject, new Date());
  return redirect({ href: inView(view.merchantId, paths.certificate(code)), locale: await getLocale() });
});

function viewOfForm(clerk: SupportContext, form: FormData) {
  return requireSupportView(clerk, textOf(form, "merchant"), new Date());
}

/** Only further into this very merchant's room, never elsewhere. */
function insideOnly(merchantId: string, next: string): string {
  const room = paths.supportMerchant(merchantId);
  return next.startsWith(`${room}/`) && /^[\w/-]+$/.test(next) ? next : room;
}
