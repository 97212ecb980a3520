import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { DaysLeft } from "#components/invoices/days-left.tsx";
import { InvoiceCard } from "#components/invoices/invoice-card.tsx";
import { StandingNotice } from "#components/invoices/standing-notice.tsx";
import { useMissingWords } from "#components/invoices/use-missing-words.ts";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { inView } from "#components/support/in-view.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type FoundInvoice, findInvoice, type SubmissionSummary } from "#server/missing/find-invoice.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { maskBuyer } from "#server/support/mask-buyer.ts";
import { insideView } from "../../../../../view-of.ts";

type InvoiceViewProps = { params: Promise<{ id: string; key: string }> };

export async function generateMetadata({ params }: InvoiceViewProps): Promise<Metadata> {
  const t = await getTranslations("support.invoice");
  return { title: t("title", { number: (await params).key }) };
}

/** One invoice: where it stands, what both books say, and how often it was sent. */
export default async function InvoiceViewPage({ params }: InvoiceViewProps) {
  const { id, key } = await params;
  const { context } = await insideView(id, inView(id, paths.missingInvoice(key)));
  const found = await page(() => findInvoice(context, key, new Date()));
  const t = await getTranslations("missing");
  return (
    <>
      <PageHeader
        back={{ href: inView(id, paths.missing), label: t("title") }}
        title={<InvoiceNumber number={found.invoice.number} code={found.invoice.code} />}
      />
      <div className="grid gap-8">
        <Stands found={found} />
        <Card found={found} />
        <BothBooks found={found} />
        <Submissions merchantId={id} submissions={found.submissions} />
      </div>
    </>
  );
}

function Stands({ found }: { found: FoundInvoice }) {
  const { reason, next } = useMissingWords(found);
  return <StandingNotice standing={found.standing} reason={reason} next={next} />;
}

/** Without the remark: it is not asked for on the phone, and anything may stand in it. */
function Card({ found: { invoice } }: { found: FoundInvoice }) {
  const t = useTranslations("invoice.kinds");
  const title = useTranslations("support.invoice")("card");
  const buyer = maskBuyer(invoice.buyer);
  const facts = {
    kind: t(invoice.kind),
    number: invoice.number,
    code: invoice.code || null,
    issuedOn: invoice.issuedOn,
    seller: invoice.seller,
    buyer: { name: buyer.name, taxpayerId: buyer.taxpayerId || null },
    amountFen: invoice.amount,
    taxFen: invoice.tax,
    totalFen: invoice.total,
  };
  return (
    <Section title={title}>
      <InvoiceCard invoice={facts} />
    </Section>
  );
}

function BothBooks({ found: { held, transferWords, deadline, recordedAt } }: { found: FoundInvoice }) {
  const t = useTranslations("support.invoice");
  return (
    <Section title={t("books")}>
      <div className="max-w-prose">
        <DescriptionList>
          <Fact name={t("held")}>
            {held ? (
              <>
                <Money fen={held.total} sign /> · <DateTime at={held.lastSeenAt} />
              </>
            ) : (
              t("notHeld")
            )}
          </Fact>
          <Fact name={t("recordedAt")}>
            <DateTime at={recordedAt} />
          </Fact>
          <Fact name={t("transferWords")}>{transferWords || t("noWords")}</Fact>
          <Fact name={t("deadline")}>
            <DaysLeft daysLeft={deadline.daysLeft} deadline={deadline.due} moved={deadline.moved} />
          </Fact>
        </DescriptionList>
      </div>
    </Section>
  );
}

function Submissions({ merchantId, submissions }: { merchantId: string; submissions: readonly SubmissionSummary[] }) {
  const t = useTranslations("support.invoice");
  return (
    <Section title={t("submissions")}>
      {submissions.length === 0 ? (
        <p className="text-ink-soft">{t("neverSent")}</p>
      ) : (
        <ul className="max-w-prose border-t border-line">
          {submissions.map(({ id, state, stateSince, verdict }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3">
              <span className="figures">
                <TextLink href={inView(merchantId, paths.submission(id))}>{referenceOf(BigInt(id))}</TextLink>
              </span>
              <StateTag state={state} />
              <span className="ms-auto text-xs text-ink-faint">
                <DateTime at={stateSince} />
              </span>
              {verdict?.message ? <span className="w-full text-ink-soft">{verdict.message}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
