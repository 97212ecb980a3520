import { useTranslations } from "next-intl";
import { IssueForm } from "#components/certificates/issue-form.tsx";
import { PdfLink } from "#components/certificates/pdf-link.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";
import { StateTag } from "./state-tag.tsx";

type ReceiptHeaderProps = {
  submission: FoundSubmission;
  /** Of the receipt; null while there is none. */
  code: string | null;
  issue: (form: FormData) => Promise<void>;
  /** Of practice there is no file, and nobody can have it checked. */
  practice: boolean;
};

export function ReceiptHeader({ submission: { id, state, reference }, code, issue, practice }: ReceiptHeaderProps) {
  const t = useTranslations("receipt.page");
  const certificate = useTranslations("certificate.page");
  return (
    <div className="print:hidden">
      <PageHeader
        back={{ href: paths.submission(id), label: t("back") }}
        title={t("title")}
        status={<StateTag state={state} />}
        line={<span className="figures">{t("document", { reference })}</span>}
        actions={
          <>
            {code && !practice ? (
              <div data-assist="pdf" className="w-full mid:w-auto">
                <PdfLink code={code} primary />
              </div>
            ) : null}
            <div data-assist="delay" className="w-full mid:w-auto">
              <IssueForm action={issue} kind="delay" subject={{ submission: id }} label={certificate("delay")} />
            </div>
            {code ? <PrintButton label={certificate("print")} /> : null}
          </>
        }
      />
    </div>
  );
}
