import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { gradeNow } from "#app/grade-now.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { TaskGrade } from "#components/feedback/task-grade.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { arrivals } from "#components/submissions/arrival-notice.tsx";
import { CancelForm } from "#components/submissions/cancel-form.tsx";
import { SubmissionBody } from "#components/submissions/submission-body.tsx";
import { SubmissionSkeleton } from "#components/submissions/submission-skeleton.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { givenGrade } from "#server/feedback/given-grade.ts";
import { requireMerchant } from "#server/session.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";
import { withdraw } from "./actions.ts";

type SubmissionPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submission");
  return { title: t("title") };
}

export default function SubmissionPage(props: SubmissionPageProps) {
  return (
    <Arriving skeleton={<SubmissionSkeleton />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ params, searchParams }: SubmissionPageProps) {
  const merchant = await requireMerchant();
  const { id } = await params;
  const { arrived } = singleQuery(await searchParams);
  const [submission, given] = await page(() =>
    Promise.all([findSubmission(merchant, submissionIdOf(id)), givenGrade(merchant, "submission", id)]),
  );
  return (
    <SubmissionBody
      submission={submission}
      arrival={arrivals.find((arrival) => arrival === arrived) ?? null}
      cancel={
        <ClientMessages rooms={["submission"]}>
          <CancelForm id={submission.id} action={withdraw} />
        </ClientMessages>
      }
      grade={
        merchant.home ? null : <TaskGrade action={gradeNow} task="submission" subject={submission.id} given={given} />
      }
    />
  );
}
