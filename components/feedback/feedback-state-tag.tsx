import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { FeedbackState } from "#domain/feedback.ts";
import { feedbackLooks } from "./feedback-looks.ts";

export function FeedbackStateTag({ state }: { state: FeedbackState }) {
  const t = useTranslations("feedback.states");
  return <StatusTag {...feedbackLooks[state]} label={t(state)} />;
}
