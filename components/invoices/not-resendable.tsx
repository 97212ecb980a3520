import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { NextTime } from "#components/submissions/next-time.tsx";
import { SubmissionNotice } from "#components/submissions/submission-notice.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { isOpen } from "#domain/submission.ts";
import type { FoundInvoice } from "#server/missing/find-invoice.ts";
import { StandingNotice } from "./standing-notice.tsx";
import { useMissingWords } from "./use-missing-words.ts";

/** In place of the form, where sending it again is not possible: why not, and where to look. */
export function NotResendable({ found }: { found: FoundInvoice }) {
  const t = useTranslations("invoice");
  const words = useMissingWords(found);
  const open = found.submissions.find(({ state }) => isOpen(state));
  return (
    <>
      <PageHeader
        title={t("entry.title")}
        line={open ? t("entry.alreadyOpen") : undefined}
        back={{ href: paths.missingInvoice(found.key), label: t("entry.backToInvoice") }}
      />
      {open ? (
        <SubmissionNotice
          submission={open}
          detail={<NextTime submission={open} />}
          action={
            <ButtonLink href={paths.submission(open.id)} look="primary" block="phone">
              {t("openSubmission")}
            </ButtonLink>
          }
        />
      ) : (
        <StandingNotice
          standing={found.standing}
          reason={words.reason}
          next={words.next}
          action={
            <ButtonLink href={paths.missingInvoice(found.key)} look="primary" block="phone">
              {t("entry.backToInvoice")}
            </ButtonLink>
          }
        />
      )}
    </>
  );
}
