import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import { Section } from "#components/ui/section.tsx";
import { causeOf } from "#domain/missing-cause.ts";
import { verdictOf } from "#domain/verdict.ts";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";

/** What the bureau said, word for word, and what we make of it where it returned the invoice. */
export function VerdictBlock({ submission }: { submission: FoundSubmission }) {
  const t = useTranslations("submission.verdict");
  const causes = useTranslations("missing.causes");
  const { verdict, state } = submission;
  if (!verdict?.message) return null;
  const cause = state === "REJECTED" || state === "EXPIRED_REISSUE" ? causeOf(verdict.message) : "UNEXPLAINED";
  const { reason } = verdictOf(submission);
  return (
    <Section title={t("title")}>
      <blockquote className="max-w-prose border-s-2 border-line-strong ps-4">
        <p className="text-base">{verdict.message}</p>
        <p className="figures text-xs text-ink-faint">{t("code", { code: verdict.code })}</p>
      </blockquote>
      {cause === "UNEXPLAINED" ? null : (
        <p className="mt-3 max-w-prose">{t("meaning", { why: causes(`${cause}.why`) })}</p>
      )}
      <p className="mt-2">
        <HelpFor code={reason === null || reason === "UNEXPLAINED" ? state : reason} label={t("learn")} />
      </p>
    </Section>
  );
}
