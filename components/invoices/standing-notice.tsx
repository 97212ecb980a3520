import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateNotice } from "#components/ui/state-notice.tsx";
import { standingLooks } from "#components/ui/status-tone.ts";
import type { Standing } from "#domain/standing.ts";

type StandingNoticeProps = {
  standing: Standing;
  /** Why this very invoice is missing, where we know more than its standing says. */
  reason?: string;
  next?: string;
  action?: ReactNode;
};

/** At the top of an invoice's page: where it stands, what that means, what to do. */
export function StandingNotice({ standing, reason, next, action }: StandingNoticeProps) {
  const t = useTranslations("states.standing");
  return (
    <StateNotice
      look={standingLooks[standing]}
      label={t(`${standing}.label`)}
      meaning={reason ?? t(`${standing}.meaning`)}
      next={next ?? t(`${standing}.next`)}
      action={action}
    />
  );
}
