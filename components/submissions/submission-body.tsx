import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DifferencesTable } from "#components/invoices/differences-table.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { isOpen } from "#domain/submission.ts";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";
import { type Arrival, ArrivalNotice } from "./arrival-notice.tsx";
import { AttemptTimeline } from "./attempt-timeline.tsx";
import { SubmissionFacts } from "./submission-facts.tsx";
import { SubmissionStand } from "./submission-stand.tsx";
import { SubmissionWatch } from "./submission-watch.tsx";
import { useAttemptEvents } from "./use-attempt-events.ts";
import { VerdictBlock } from "./verdict-block.tsx";

type SubmissionBodyProps = {
  submission: FoundSubmission;
  /** What came of pressing submit, where that led here. */
  arrival: Arrival | null;
  /** The form that takes it back, while it can be. */
  cancel: ReactNode;
  /** How content one is, once it has come to its end. */
  grade?: ReactNode;
};

/** One invoice on its way: where it stands, what the bureau said, and every attempt. */
export function SubmissionBody({ submission, arrival, cancel, grade }: SubmissionBodyProps) {
  const t = useTranslations("submission");
  const certificate = useTranslations("certificate.page");
  const events = useAttemptEvents(submission);
  const open = isOpen(submission.state);
  return (
    <>
      <PageHeader
        back={{ href: paths.submissions, label: t("title") }}
        title={t("one", { reference: submission.reference })}
      />
      <div className="grid gap-8">
        {arrival ? <ArrivalNotice arrival={arrival} submission={submission} /> : null}
        <div data-assist="standing" className="grid gap-2">
          <SubmissionStand submission={submission} />
          {open ? <Watched submission={submission} /> : null}
        </div>
        <VerdictBlock submission={submission} />
        {submission.differences.length > 0 ? <DifferencesTable differences={submission.differences} /> : null}
        {submission.warnings.length > 0 ? (
          <Callout kind="warning" title={t("warnings")}>
            {submission.warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
          </Callout>
        ) : null}
        <SubmissionFacts submission={submission} />
        <Section
          title={t("attempts.title")}
          action={<TextLink href={paths.receipt(submission.id)}>{certificate("link")}</TextLink>}
        >
          <AttemptTimeline label={t("attempts.label")} events={events} />
        </Section>
        {submission.cancellable ? cancel : null}
        {open ? null : grade}
      </div>
    </>
  );
}

/** Without a script the page comes again by itself, not too often. */
function Watched({ submission: { id, stamp } }: { submission: FoundSubmission }) {
  return (
    <>
      <ClientMessages rooms={["submission"]}>
        <SubmissionWatch id={id} stamp={stamp} />
      </ClientMessages>
      <noscript>
        <meta httpEquiv="refresh" content="15" />
      </noscript>
    </>
  );
}
