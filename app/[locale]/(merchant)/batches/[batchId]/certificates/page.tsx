import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { CertificateList } from "#components/certificates/certificate-list.tsx";
import { IssueForm } from "#components/certificates/issue-form.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { certificateRowLimit } from "#domain/certificate/facts.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { type FoundBatch, findBatch } from "#server/batches/find-batch.ts";
import { listCertificates } from "#server/certificates/list-certificates.ts";
import { requireMerchant } from "#server/session.ts";
import { issue } from "../../../certificates/actions.ts";

type BatchCertificatesPageProps = { params: Promise<{ batchId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificate.batch");
  return { title: t("title") };
}

/** What can be proved of a batch, and what was. */
export default async function BatchCertificatesPage({ params }: BatchCertificatesPageProps) {
  const merchant = await requireMerchant();
  const { batchId } = await params;
  const t = await getTranslations("certificate.batch");
  const batch = await page(async () => findBatch(merchant, batchIdOf(batchId)));
  const issued = await page(() => listCertificates(merchant, { batchId: BigInt(batch.id) }));
  return (
    <>
      <PageHeader back={{ href: paths.batch(batch.id), label: batch.fileName }} title={t("title")} />
      <div className="grid max-w-200 gap-8">
        <Offer batch={batch} />
        <CertificateList certificates={issued} />
      </div>
    </>
  );
}

async function Offer({ batch: { id, submittedAt, counters } }: { batch: FoundBatch }) {
  const t = await getTranslations("certificate.batch");
  const { accepted, acceptedEarlier, onTheirWay, returned, unknown, held } = counters;
  const done = accepted + acceptedEarlier;
  if (submittedAt === null) return <Callout title={t("notYet")} />;
  if (done + onTheirWay + returned + unknown + held > certificateRowLimit)
    return <Callout kind="warning" title={t("tooLong", { limit: certificateRowLimit })} />;
  return (
    <div className="grid gap-6 mid:grid-cols-2">
      <div className="grid content-start gap-3">
        <p>{done > 0 ? t("receiptText") : t("none")}</p>
        {done > 0 ? (
          <IssueForm action={issue} kind="receipt" subject={{ batch: id }} label={t("receipt")} primary />
        ) : null}
      </div>
      <div className="grid content-start gap-3">
        <p>{t("delayText")}</p>
        <IssueForm action={issue} kind="delay" subject={{ batch: id }} label={t("delay")} />
      </div>
    </div>
  );
}
