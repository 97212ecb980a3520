import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateNotice } from "#components/ui/state-notice.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { Rest } from "#domain/verdict.ts";
import { useVerdictWords } from "./use-verdict-words.ts";

type SubmissionNoticeProps = {
  submission: Rest;
  /** The time of the next attempt, where there is one. */
  detail?: ReactNode;
  action?: ReactNode;
  /** Read by support, who is not the one addressed. */
  forStaff?: boolean;
};

/** At the top of a submission's page: what is true, whose turn it is, what comes next; never an offer to send twice. */
export function SubmissionNotice({ submission, detail, action, forStaff }: SubmissionNoticeProps) {
  const t = useTranslations("states.submission");
  const { meaning, next, turn } = useVerdictWords(submission, forStaff);
  return (
    <StateNotice
      look={submissionLooks[submission.state]}
      label={t(`${submission.state}.label`)}
      meaning={
        <>
          {meaning}
          {turn ? <span className="block">{turn}</span> : null}
          {detail ? <span className="block">{detail}</span> : null}
        </>
      }
      next={next}
      action={action}
    />
  );
}
