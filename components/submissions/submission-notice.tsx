import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateNotice } from "#components/ui/state-notice.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { SubmissionState } from "#domain/submission.ts";

type SubmissionNoticeProps = {
  state: SubmissionState;
  /** The bureau's own reason, or the time of the next attempt, where there is one. */
  detail?: ReactNode;
  next?: ReactNode;
  action?: ReactNode;
};

/** At the top of a submission's page: its state in words, never an offer to send twice. */
export function SubmissionNotice({ state, detail, next, action }: SubmissionNoticeProps) {
  const t = useTranslations("states.submission");
  return (
    <StateNotice
      look={submissionLooks[state]}
      label={t(`${state}.label`)}
      meaning={
        <>
          {t(`${state}.meaning`)}
          {detail ? <span className="block">{detail}</span> : null}
        </>
      }
      next={next ?? t(`${state}.next`)}
      action={action}
    />
  );
}
