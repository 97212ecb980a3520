import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { SubmissionState } from "#domain/submission.ts";

export function StateTag({ state }: { state: SubmissionState }) {
  const t = useTranslations("states.submission");
  return <StatusTag {...submissionLooks[state]} label={t(`${state}.label`)} />;
}
