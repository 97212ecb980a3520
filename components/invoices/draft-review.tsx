import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isSendable } from "#domain/problem.ts";
import type { ReviewedDraft } from "#server/submissions/review-draft.ts";
import { EntrySteps } from "./entry-steps.tsx";
import { InvoicePaper } from "./invoice-paper.tsx";
import { ProblemNotes } from "./problem-notes.tsx";

type DraftReviewProps = { draftId: string; reviewed: ReviewedDraft; submit: (form: FormData) => Promise<void> };

/** Check your answers: the invoice as it will go, what is odd about it, and the one word that sends it. */
export function DraftReview({ draftId, reviewed: { draft, invoice, problems }, submit }: DraftReviewProps) {
  const t = useTranslations("invoice.check");
  const form = draft.key === null ? paths.newInvoice : paths.reupload(draft.key);
  const edit = `${form}?${new URLSearchParams({ draft: draftId })}`;
  const sendable = invoice !== null && isSendable(problems);
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} back={{ href: edit, label: t("edit") }} />
      <div className="grid gap-6">
        <EntrySteps current={1} />
        <ProblemNotes problems={problems} />
        {invoice ? (
          <div data-assist="paper" className="grid gap-6">
            <InvoicePaper invoice={invoice} />
          </div>
        ) : null}
        <form action={submit} data-assist="submit" className="flex flex-wrap gap-3 border-t border-line pt-6">
          <input type="hidden" name="draft" value={draftId} />
          {sendable ? (
            <SubmitButton block="phone" pendingLabel={t("submitting")}>
              {t("submit")}
            </SubmitButton>
          ) : null}
          <ButtonLink href={edit} look={sendable ? "secondary" : "primary"} block="phone">
            {t("edit")}
          </ButtonLink>
        </form>
      </div>
    </>
  );
}
