import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import { Section } from "#components/ui/section.tsx";
import { causeOf } from "#domain/missing-cause.ts";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";

/** What the bureau said, word for word, and what we make of it. */
export function VerdictBlock({ submission: { verdict, state } }: { submission: FoundSubmission }) {
  const t = useTranslations("submission.verdict");
  const causes = useTranslations("missing.causes");
  if (!verdict?.message) return null;
  const cause = causeOf(verdict.message);
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
        <HelpFor code={cause === "UNEXPLAINED" ? state : cause} label={t("learn")} />
      </p>
    </Section>
  );
}
