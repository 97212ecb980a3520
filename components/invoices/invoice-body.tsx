import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HelpFor } from "#components/guides/help-for.tsx";
import { paths } from "#components/paths.ts";
import { NextTime } from "#components/submissions/next-time.tsx";
import { SubmissionNotice } from "#components/submissions/submission-notice.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Lack } from "#domain/healing.ts";
import { isOpen } from "#domain/submission.ts";
import type { FoundInvoice } from "#server/missing/find-invoice.ts";
import { DaysLeft } from "./days-left.tsx";
import { DifferencesTable } from "./differences-table.tsx";
import { InvoiceOrigin } from "./invoice-origin.tsx";
import { InvoicePaper } from "./invoice-paper.tsx";
import { StandingNotice } from "./standing-notice.tsx";
import { type PastSubmission, SubmissionHistory } from "./submission-history.tsx";
import { useMissingWords } from "./use-missing-words.ts";

type InvoiceBodyProps = {
  found: FoundInvoice;
  history: readonly PastSubmission[];
  /** What a clerk left here to be done. */
  left?: ReactNode;
  /** What came of sending it, where that ended here. */
  result: "already-held" | "differs" | null;
};

/** One invoice: where it stands and what to do, then the invoice itself, then its story. */
export function InvoiceBody({ found, history, left, result }: InvoiceBodyProps) {
  const t = useTranslations("invoice");
  const { invoice, differences } = found;
  return (
    <>
      <PageHeader
        back={{ href: paths.missing, label: t("entry.backToList") }}
        title={<InvoiceNumber number={invoice.number} code={invoice.code} copy />}
        line={`${t(`kinds.${invoice.kind}`)} · ${invoice.buyer.name}`}
      />
      <div className="grid gap-8">
        {result ? (
          <Callout kind={result === "differs" ? "warning" : "success"} live title={t(`result.${result}`)} />
        ) : null}
        {left}
        <Stand found={found} />
        {found.lack ? <Lacking lack={found.lack} /> : null}
        {differences.length > 0 ? <DifferencesTable differences={differences} /> : null}
        <InvoicePaper invoice={invoice} />
        <SubmissionHistory submissions={history} />
        <InvoiceOrigin found={found} />
      </div>
    </>
  );
}

/** Why it did not go by itself, although that is switched on. */
function Lacking({ lack }: { lack: Lack }) {
  const t = useTranslations("books.lacks");
  return (
    <Callout title={useTranslations("invoice.lack")("title")}>
      <p>{t(lack)}</p>
    </Callout>
  );
}

function Stand({ found }: { found: FoundInvoice }) {
  const t = useTranslations("invoice");
  const { reason, next } = useMissingWords(found);
  const pressing =
    found.standing === "MISSING" || found.standing === "TOO_LATE_REISSUE" || found.standing === "DIFFERS";
  const open = found.submissions.find(({ state }) => isOpen(state));
  return (
    <div data-assist="standing" className="grid gap-3">
      {open ? (
        <SubmissionNotice
          submission={open}
          detail={<NextTime submission={open} />}
          action={<StandAction found={found} />}
        />
      ) : (
        <StandingNotice standing={found.standing} reason={reason} next={next} action={<StandAction found={found} />} />
      )}
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        {pressing && !open ? (
          <p className="flex flex-wrap items-baseline gap-x-2">
            <DaysLeft daysLeft={found.deadline.daysLeft} deadline={found.deadline.due} moved={found.deadline.moved} />
            <span className="text-xs text-ink-faint">{t("deadline.hint")}</span>
          </p>
        ) : null}
        <HelpFor
          code={found.standing === "MISSING" ? (found.cause ?? "UNEXPLAINED") : found.standing}
          label={t("learn")}
        />
      </div>
    </div>
  );
}

/** The one thing to press; nothing where pressing something would be wrong. */
function StandAction({ found: { key, next, resendable, submissions } }: { found: FoundInvoice }) {
  const t = useTranslations("invoice");
  const open = submissions.find(({ state }) => isOpen(state));
  if (open) {
    return (
      <ButtonLink href={paths.submission(open.id)} look="primary" block="phone">
        {t("openSubmission")}
      </ButtonLink>
    );
  }
  if (!resendable) return null;
  return (
    <ButtonLink
      data-assist="next"
      href={paths.reupload(key)}
      look={next === "resend" ? "primary" : "secondary"}
      block="phone"
    >
      {t(next === "resend" ? "reupload" : "reuploadAnyway")}
    </ButtonLink>
  );
}
