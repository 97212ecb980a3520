import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { WaitingFeedback } from "#server/feedback/count-waiting.ts";

/** On the first page of support: what was said and waits for an answer. */
export function FeedbackWaiting({ waiting, late }: WaitingFeedback) {
  const t = useTranslations("feedback.queue");
  return (
    <Section title={t("title")}>
      <p>
        <TextLink href={paths.supportFeedback}>{t("waiting", { count: waiting })}</TextLink>
        {late > 0 ? (
          <TextLink href={`${paths.supportFeedback}?view=late`}>
            <strong className="ms-3 font-semibold text-missing">{t("overdue", { count: late })}</strong>
          </TextLink>
        ) : null}
      </p>
    </Section>
  );
}
