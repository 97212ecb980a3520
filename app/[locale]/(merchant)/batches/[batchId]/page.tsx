import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { gradeNow } from "#app/grade-now.ts";
import { LeftHere } from "#components/assist/left-here.tsx";
import { BatchFacts } from "#components/batches/batch-facts.tsx";
import { BatchNotice } from "#components/batches/batch-notice.tsx";
import { BatchSkeleton } from "#components/batches/batch-skeleton.tsx";
import { BatchStateTag } from "#components/batches/batch-state-tag.tsx";
import { BatchSteps, stepOf } from "#components/batches/batch-steps.tsx";
import { ColumnNotice } from "#components/batches/column-notice.tsx";
import { ResultActions } from "#components/batches/result-actions.tsx";
import { RowSection } from "#components/batches/row-section.tsx";
import { TaskGrade } from "#components/feedback/task-grade.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { type FoundBatch, findBatch } from "#server/batches/find-batch.ts";
import { listRows } from "#server/batches/list-rows.ts";
import { givenGrade } from "#server/feedback/given-grade.ts";
import { requireMerchant } from "#server/session.ts";
import { pinDoneNow } from "../../help/assist/actions.ts";
import { BatchStanding } from "./batch-standing.tsx";
import { Desk } from "./desk.tsx";
import { DiscardBatch } from "./discard-batch.tsx";
import { type RowQuery, rowRequest } from "./row-request.ts";
import { WithdrawNotice } from "./withdraw-notice.tsx";

type BatchPageProps = { params: Promise<{ batchId: string }>; searchParams: Promise<RowQuery & { again?: string }> };

/** Asked for by the title and by the page itself. */
const batchOf = cache(async (batchId: string): Promise<FoundBatch> => {
  const merchant = await requireMerchant();
  return page(() => findBatch(merchant, batchIdOf(batchId)));
});

export async function generateMetadata({ params }: BatchPageProps): Promise<Metadata> {
  const { state, fileName } = await batchOf((await params).batchId);
  const t = await getTranslations("states.batch");
  return { title: `${t(`${state}.label`)} · ${fileName}` };
}

export default function BatchPage(props: BatchPageProps) {
  return (
    <Arriving skeleton={<BatchSkeleton />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ params, searchParams }: BatchPageProps) {
  const merchant = await requireMerchant();
  const { again, ...query } = await searchParams;
  const batch = await batchOf((await params).batchId);
  const { selection, place } = rowRequest(query, batch);
  const rows = hasRows(batch) ? await page(() => listRows(merchant, BigInt(batch.id), selection, place)) : null;
  const graded = batch.submittedAt !== null && batch.endedAt !== null && !merchant.home;
  const given = graded ? await page(() => givenGrade(merchant, "batch", batch.id)) : null;
  const left = batch.state === "REVIEW" ? await page(() => listWaiting(merchant, { batchId: BigInt(batch.id) })) : null;
  const isMended = batch.state === "REVIEW" && rows !== null;
  const t = await getTranslations("batch");
  const standing = (
    <>
      <div data-assist="standing">
        <BatchNotice batch={batch} />
      </div>
      {isInTime(batch) && batch.releaseAt ? <WithdrawNotice batchId={batch.id} releaseAt={batch.releaseAt} /> : null}
      <BatchStanding batch={batch} />
      {rows ? (
        <>
          <ColumnNotice header={batch.header} />
          <RowSection batch={batch} selection={selection} page={rows} />
        </>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader
        title={<span className="break-all">{batch.fileName}</span>}
        status={<BatchStateTag state={batch.state} />}
        line={<BatchFacts batch={batch} />}
        back={{ href: paths.batches, label: t("actions.back") }}
        actions={batch.submittedAt ? <ResultActions batchId={batch.id} ended={batch.endedAt !== null} /> : undefined}
      />
      <div className="grid gap-8">
        {again ? (
          <Callout title={t("again.title")}>
            {t.rich("again.text", { when: () => <DateTime at={batch.createdAt} /> })}
          </Callout>
        ) : null}
        {left ? <LeftHere waiting={left} done={pinDoneNow} linked /> : null}
        {batch.state === "CANCELLED" ? null : <BatchSteps current={stepOf(batch.state, batch.counters.needsFix)} />}
        {isMended ? (
          <>
            <Desk batch={batch} selection={selection} after={"after" in place ? place.after : 0} />
            <noscript>
              <div className="grid gap-8">{standing}</div>
            </noscript>
          </>
        ) : (
          standing
        )}
        {batch.state === "REVIEW" || batch.state === "PARSING" ? <DiscardBatch batchId={batch.id} /> : null}
        {graded ? <TaskGrade action={gradeNow} task="batch" subject={batch.id} given={given} /> : null}
      </div>
    </>
  );
}

/** Whether it can still be taken back, by the server's clock. */
function isInTime({ state, releaseAt }: FoundBatch): boolean {
  return state === "RUNNING" && releaseAt !== null && releaseAt.getTime() > Date.now();
}

function hasRows({ state, counters }: FoundBatch): boolean {
  return !["PARSING", "FAILED", "CANCELLED"].includes(state) && counters.total > counters.blank;
}
