import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { BatchActForm } from "#components/batches/batch-act-form.tsx";
import { BatchCounters } from "#components/batches/batch-counters.tsx";
import { BatchFacts } from "#components/batches/batch-facts.tsx";
import { BatchNotice } from "#components/batches/batch-notice.tsx";
import { BatchProgress } from "#components/batches/batch-progress.tsx";
import { BatchStateTag } from "#components/batches/batch-state-tag.tsx";
import { BatchSteps, stepOf } from "#components/batches/batch-steps.tsx";
import { ColumnNotice } from "#components/batches/column-notice.tsx";
import { RowSection } from "#components/batches/row-section.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Link } from "#i18n/navigation.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { type FoundBatch, findBatch } from "#server/batches/find-batch.ts";
import { listRows } from "#server/batches/list-rows.ts";
import { requireMerchant } from "#server/session.ts";
import { discardNow } from "./actions.ts";
import { type RowQuery, rowRequest } from "./row-request.ts";

type BatchPageProps = { params: Promise<{ batchId: string }>; searchParams: Promise<RowQuery & { again?: string }> };

export async function generateMetadata({ params }: BatchPageProps): Promise<Metadata> {
  const merchant = await requireMerchant();
  const batchId = (await params).batchId;
  const batch = await page(() => findBatch(merchant, batchIdOf(batchId)));
  const t = await getTranslations("states.batch");
  return { title: `${t(`${batch.state}.label`)} · ${batch.fileName}` };
}

export default async function BatchPage({ params, searchParams }: BatchPageProps) {
  const merchant = await requireMerchant();
  const [{ batchId }, { again, ...query }] = await Promise.all([params, searchParams]);
  const batch = await page(() => findBatch(merchant, batchIdOf(batchId)));
  const { selection, place } = rowRequest(query, batch);
  const rows = hasRows(batch) ? await page(() => listRows(merchant, BigInt(batch.id), selection, place)) : null;
  const t = await getTranslations("batch");
  return (
    <>
      <PageHeader
        title={<span className="break-all">{batch.fileName}</span>}
        status={<BatchStateTag state={batch.state} />}
        line={<BatchFacts batch={batch} />}
        back={{ href: paths.batches, label: t("actions.back") }}
      />
      <div className="grid gap-8">
        {again ? <AgainNotice createdAt={batch.createdAt} /> : null}
        {batch.state === "CANCELLED" ? null : <BatchSteps current={stepOf(batch.state, batch.counters.needsFix)} />}
        <BatchNotice batch={batch} />
        <BatchStanding batch={batch} />
        {rows ? (
          <>
            <ColumnNotice header={batch.header} />
            <RowSection batch={batch} selection={selection} page={rows} />
          </>
        ) : null}
        {batch.state === "REVIEW" || batch.state === "PARSING" ? <DiscardBatch batchId={batch.id} /> : null}
      </div>
    </>
  );
}

function hasRows({ state, counters }: FoundBatch): boolean {
  return state !== "PARSING" && state !== "FAILED" && counters.total > counters.blank;
}

/** How far it is while something moves; what it came to when nothing does. */
async function BatchStanding({ batch }: { batch: FoundBatch }) {
  const t = await getTranslations("batch.actions");
  const { id, state, readTo, counters } = batch;
  if (state !== "PARSING" && state !== "RUNNING") {
    return counters.total > 0 && state !== "FAILED" ? (
      <BatchCounters counters={counters} href={paths.batch(id)} />
    ) : null;
  }
  const first = { state, readTo, counters: state === "RUNNING" ? counters : null };
  return (
    <div className="grid gap-3">
      <ClientMessages rooms={["batch"]}>
        <BatchProgress batchId={id} href={paths.batch(id)} first={first} />
      </ClientMessages>
      <noscript>
        <p>
          <Link href={paths.batch(id)} className="text-accent-ink underline underline-offset-4">
            {t("refresh")}
          </Link>
        </p>
      </noscript>
    </div>
  );
}

async function AgainNotice({ createdAt }: { createdAt: Date }) {
  const t = await getTranslations("batch.again");
  return <Callout title={t("title")}>{t.rich("text", { when: () => <DateTime at={createdAt} /> })}</Callout>;
}

async function DiscardBatch({ batchId }: { batchId: string }) {
  const t = await getTranslations("batch");
  return (
    <details className="border-t border-line pt-4 print:hidden">
      <summary className="inline-flex min-h-6 items-center rounded-sm text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink coarse:min-h-11">
        {t("actions.discard")}
      </summary>
      <div className="mt-3 grid gap-3">
        <p>{t("discard.text")}</p>
        <ClientMessages rooms={["batch"]}>
          <BatchActForm
            batchId={batchId}
            action={discardNow}
            look="danger"
            label={t("discard.submit")}
            pendingLabel={t("discard.pending")}
          />
        </ClientMessages>
      </div>
    </details>
  );
}
