import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
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
        back={{ href: paths.missingInvoice(found.key), label: t("entry.backToInvoice") }}
      />
      <StandingNotice
        standing={open ? "UPLOADING" : found.standing}
        reason={words.reason}
        next={words.next}
        action={
          <ButtonLink href={open ? paths.submission(open.id) : paths.missingInvoice(found.key)} look="primary">
            {t(open ? "openSubmission" : "entry.backToInvoice")}
          </ButtonLink>
        }
      />
    </>
  );
}
