import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { CertificateList } from "#components/certificates/certificate-list.tsx";
import { IssueForm } from "#components/certificates/issue-form.tsx";
import { DifferencesTable } from "#components/invoices/differences-table.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { AttemptTimeline } from "#components/submissions/attempt-timeline.tsx";
import { NextTime } from "#components/submissions/next-time.tsx";
import { SubmissionNotice } from "#components/submissions/submission-notice.tsx";
import { useAttemptEvents } from "#components/submissions/use-attempt-events.ts";
import { VerdictBlock } from "#components/submissions/verdict-block.tsx";
import { inView } from "#components/support/in-view.ts";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type ListedCertificate, listCertificates } from "#server/certificates/list-certificates.ts";
import { type FoundSubmission, findSubmission } from "#server/submissions/find-submission.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";
import { maskBuyer, maskTaxpayerId } from "#server/support/mask-buyer.ts";
import { insideView } from "../../../../../view-of.ts";
import { issueNow } from "../../actions.ts";
import { RetryForm } from "./retry-form.tsx";

type SubmissionViewProps = {
  params: Promise<{ id: string; submissionId: string }>;
  searchParams: Promise<{ asked?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submission");
  return { title: t("title") };
}

/** One submission with every knock at the bureau's door, and the one thing a clerk may do about it. */
export default async function SubmissionViewPage({ params, searchParams }: SubmissionViewProps) {
  const { id, submissionId } = await params;
  const { context } = await insideView(id, inView(id, paths.submission(submissionId)));
  const found = await page(() => findSubmission(context, submissionIdOf(submissionId)));
  const certificates = await page(() => listCertificates(context, { submissionId: BigInt(found.id) }));
  const t = await getTranslations("submission");
  const retry = await getTranslations("support.retry");
  const { asked } = await searchParams;
  return (
    <>
      <PageHeader
        back={{ href: inView(id, paths.submissions), label: t("title") }}
        title={t("one", { reference: found.reference })}
      />
      <div className="grid gap-8">
        {asked === undefined ? null : (
          <Callout kind="success" live>
            {retry("asked")}
          </Callout>
        )}
        <Stands found={found} />
        {found.state === "NEEDS_SUPPORT" ? (
          <ClientMessages rooms={["common", "support"]}>
            <RetryForm merchantId={id} submissionId={found.id} />
          </ClientMessages>
        ) : null}
        <VerdictBlock submission={found} />
        {found.differences.length > 0 ? <DifferencesTable differences={found.differences.map(masked)} /> : null}
        <Facts merchantId={id} found={found} />
        <Attempts found={found} />
        <Certificates merchantId={id} found={found} certificates={certificates} />
      </div>
    </>
  );
}

function masked(difference: FoundSubmission["differences"][number]): FoundSubmission["differences"][number] {
  if (difference.field !== "buyerTaxpayerId") return difference;
  return { ...difference, ours: maskTaxpayerId(difference.ours), theirs: maskTaxpayerId(difference.theirs) };
}

function Stands({ found }: { found: FoundSubmission }) {
  return <SubmissionNotice submission={found} forStaff detail={<NextTime submission={found} />} />;
}

function Facts({ merchantId, found }: { merchantId: string; found: FoundSubmission }) {
  const t = useTranslations("submission.facts");
  const { key, invoice, queuedAt, endedAt, acceptanceNumber } = found;
  return (
    <Section title={t("title")}>
      <DescriptionList columns={2}>
        <Fact name={t("invoice")}>
          <TextLink href={inView(merchantId, paths.missingInvoice(key))}>
            <InvoiceNumber number={invoice.number} code={invoice.code} />
          </TextLink>
        </Fact>
        <Fact name={t("total")}>
          <Money fen={invoice.total} sign className="font-medium" />
        </Fact>
        <Fact name={t("buyer")}>{maskBuyer(invoice.buyer).name}</Fact>
        <Fact name={t("queuedAt")}>
          <DateTime at={queuedAt} form="long" />
        </Fact>
        {endedAt ? (
          <Fact name={t("endedAt")}>
            <DateTime at={endedAt} form="long" />
          </Fact>
        ) : null}
        {acceptanceNumber ? (
          <Fact name={t("acceptanceNumber")}>
            <span className="figures select-all">{acceptanceNumber}</span>
          </Fact>
        ) : null}
      </DescriptionList>
    </Section>
  );
}

function Attempts({ found }: { found: FoundSubmission }) {
  const t = useTranslations("submission.attempts");
  return (
    <Section title={t("title")}>
      <AttemptTimeline label={t("label")} events={useAttemptEvents(found)} />
    </Section>
  );
}

/** What a merchant on the phone may need sent to them. */
function Certificates({
  merchantId,
  found,
  certificates,
}: {
  merchantId: string;
  found: FoundSubmission;
  certificates: readonly ListedCertificate[];
}) {
  const t = useTranslations("support.certificates");
  const subject = { submission: found.id, merchant: merchantId };
  return (
    <div className="grid gap-4">
      <CertificateList certificates={certificates} addressOf={(code) => inView(merchantId, paths.certificate(code))} />
      <p className="text-ink-soft">{t("lead")}</p>
      <div className="flex flex-wrap gap-3">
        {found.receipt ? <IssueForm action={issueNow} kind="receipt" subject={subject} label={t("receipt")} /> : null}
        <IssueForm action={issueNow} kind="delay" subject={subject} label={t("delay")} />
      </div>
    </div>
  );
}
