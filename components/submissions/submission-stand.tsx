import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { causeOf, cures } from "#domain/missing-cause.ts";
import { isAccepted, isOpen } from "#domain/submission.ts";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";
import { SubmissionNotice } from "./submission-notice.tsx";

/** The state, what it means and what comes next, with the one button that fits; read out when it changes. */
export function SubmissionStand({ submission }: { submission: FoundSubmission }) {
  const t = useTranslations("submission");
  const cause = useTranslations("missing.causes");
  const { state, verdict, nextAt } = submission;
  return (
    <div aria-live="polite">
      <SubmissionNotice
        state={state}
        detail={nextAt && isOpen(state) ? t.rich("next", { when: () => <DateTime at={nextAt} /> }) : undefined}
        next={state === "REJECTED" && verdict ? cause(`${causeOf(verdict.message)}.next`) : undefined}
        action={<StandAction submission={submission} />}
      />
    </div>
  );
}

function StandAction({ submission: { id, key, state, verdict } }: { submission: FoundSubmission }) {
  const t = useTranslations("submission");
  if (isAccepted(state)) {
    return (
      <ButtonLink href={paths.receipt(id)} look="primary" block="phone">
        {t("receipt")}
      </ButtonLink>
    );
  }
  if (state === "NEEDS_SUPPORT") {
    return (
      <ButtonLink href={paths.contact} block="phone">
        {t("support")}
      </ButtonLink>
    );
  }
  const curable = state === "REJECTED" && cures[causeOf(verdict?.message ?? "")] !== "outside";
  if (curable || state === "CANCELLED") {
    return (
      <ButtonLink href={paths.reupload(key)} look="primary" block="phone">
        {t("again")}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink href={paths.missingInvoice(key)} block="phone">
      {t("invoice")}
    </ButtonLink>
  );
}
