import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { isAccepted, isOpen } from "#domain/submission.ts";
import { mayBeSentAgain, verdictOf } from "#domain/verdict.ts";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";
import { NextTime } from "./next-time.tsx";
import { PromiseLine } from "./promise-line.tsx";
import { SubmissionNotice } from "./submission-notice.tsx";

/** The state, whose turn it is and what comes next, with the one button that fits; read out when it changes. */
export function SubmissionStand({ submission }: { submission: FoundSubmission }) {
  const t = useTranslations("submission");
  const { state, verdict } = submission;
  const { reason } = verdictOf(submission);
  return (
    <div aria-live="polite" className="grid gap-2">
      <SubmissionNotice
        submission={submission}
        detail={isByHand(submission) ? undefined : <WhenDone submission={submission} />}
        action={<StandAction submission={submission} />}
      />
      {verdict?.message ? null : (
        <p>
          <HelpFor code={reason ?? state} label={t("verdict.learn")} />
        </p>
      )}
    </div>
  );
}

function WhenDone({ submission }: { submission: FoundSubmission }) {
  return (
    <>
      <span className="block">
        <NextTime submission={submission} />
      </span>
      <span className="block">
        <PromiseLine submission={submission} />
      </span>
    </>
  );
}

/** It waits for a person and not for a time. */
function isByHand({ state, heldReason, packageId }: FoundSubmission): boolean {
  return heldReason === "PACKAGE_WAITS" || (packageId !== null && isOpen(state));
}

function StandAction({ submission }: { submission: FoundSubmission }) {
  const t = useTranslations("submission");
  const { id, key, state, packageId, caseId } = submission;
  const verdict = verdictOf(submission);
  if (isByHand(submission)) {
    return (
      <ButtonLink href={packageId === null ? paths.packages : paths.package(packageId)} look="primary" block="phone">
        {packageId === null ? t("toPackages") : t("toPackage")}
      </ButtonLink>
    );
  }
  if (isAccepted(state)) {
    return (
      <ButtonLink href={paths.receipt(id)} look="primary" block="phone">
        {t("receipt")}
      </ButtonLink>
    );
  }
  if (verdict.owner === "support" || state === "CONFLICT") {
    return (
      <ButtonLink href={caseId === null ? paths.contact : paths.case(caseId)} block="phone">
        {caseId === null ? t("support") : t("case")}
      </ButtonLink>
    );
  }
  if (mayBeSentAgain(verdict)) {
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
