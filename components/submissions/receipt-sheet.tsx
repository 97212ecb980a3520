import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";
import { ReceiptInvoice } from "./receipt-invoice.tsx";
import { ReceiptProof } from "./receipt-proof.tsx";
import { StateTag } from "./state-tag.tsx";

type ReceiptSheetProps = { submission: FoundSubmission; printedAt: Date };

/** One sheet of A4: which invoice, what the bureau answered and when, and the mark by which the answer is known again. */
export function ReceiptSheet({ submission, printedAt }: ReceiptSheetProps) {
  const t = useTranslations("receipt");
  const back = { href: paths.submission(submission.id), label: t("page.back") };
  const { receipt } = submission;
  if (receipt === null) {
    return (
      <>
        <PageHeader back={back} title={t("page.title")} />
        <EmptyState
          Icon={ReceiptText}
          title={t("none.title")}
          action={<ButtonLink href={back.href}>{t("none.action")}</ButtonLink>}
        >
          {t("none.text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        back={back}
        title={t("page.title")}
        status={<StateTag state={submission.state} />}
        line={<span className="figures">{t("page.document", { reference: submission.reference })}</span>}
        actions={<PrintButton label={t("page.print")} primary />}
      />
      <article className="max-w-180 rounded-lg border border-line p-5 mid:p-8 print:max-w-none print:border-0 print:p-0! print:[&_dl>div]:py-1">
        <p className="text-base font-medium">
          {t(submission.state === "ACCEPTED_EARLIER" ? "page.statementEarlier" : "page.statement")}
        </p>
        <div className="mt-6 grid gap-6">
          <ReceiptInvoice invoice={submission.invoice} />
          <ReceiptProof submission={submission} receipt={receipt} />
        </div>
        <p className="mt-6 border-t border-line pt-4 text-xs text-ink-soft">
          {t("page.footer")} <Printed at={printedAt} />
        </p>
      </article>
    </>
  );
}

function Printed({ at }: { at: Date }): ReactNode {
  const t = useTranslations("receipt.page");
  return (
    <span className="hidden print:inline">{t.rich("printed", { when: () => <DateTime at={at} form="long" /> })}</span>
  );
}
