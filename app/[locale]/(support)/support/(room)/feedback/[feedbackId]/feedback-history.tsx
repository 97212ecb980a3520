import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { callOutcomes, feedbackResults } from "#domain/feedback.ts";
import { feedbackCauseIn } from "#domain/feedback-cause.ts";
import type { FeedbackStepShown } from "#server/feedback/find-feedback.ts";

/** What staff did about it, the oldest first. */
export function FeedbackHistory({ steps }: { steps: readonly FeedbackStepShown[] }) {
  const t = useTranslations("feedback.item");
  const outcomeOf = useOutcome();
  if (steps.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ol className="grid max-w-prose border-t border-line">
      {steps.map((step) => (
        <li key={step.id} className="border-b border-line py-3">
          <p>
            <span className="font-medium">{t(`steps.${step.kind}`)}</span>
            {outcomeOf(step.outcome) ? `：${outcomeOf(step.outcome)}` : null}
          </p>
          {step.words ? <p className="whitespace-pre-line wrap-anywhere">{step.words}</p> : null}
          <p className="text-xs text-ink-faint">
            {step.by} · <DateTime at={step.at} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function useOutcome(): (outcome: string) => string {
  const causes = useTranslations("feedback.causes");
  const outcomes = useTranslations("feedback.outcomes");
  const results = useTranslations("feedback.results");
  return (text) => {
    const cause = feedbackCauseIn(text);
    const outcome = callOutcomes.find((known) => known === text);
    const result = feedbackResults.find((known) => known === text);
    if (cause) return causes(cause);
    if (outcome) return outcomes(outcome);
    return result ? results(result) : "";
  };
}
