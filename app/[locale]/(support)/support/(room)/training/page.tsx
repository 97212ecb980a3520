import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { OwnCourses } from "#app/course/own-courses.tsx";
import { type Query, singleQuery } from "#app/single-query.ts";
import { CompletionArticle } from "#components/training/completion-article.tsx";
import { ParticipationTable } from "#components/training/participation-table.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { listCourses } from "#content/read-content.ts";
import type { SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { requireSupport } from "#server/session.ts";
import { type FoundCertificate, findCourseCertificate } from "#server/training/find-course-certificate.ts";
import { findPlan } from "#server/training/find-plan.ts";
import { findProgress } from "#server/training/find-progress.ts";
import { listParticipation } from "#server/training/list-participation.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("training.support");
  return { title: t("title") };
}

/** What this clerk is to learn; a certificate by its number; how merchants take part, in figures. */
export default async function SupportTrainingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const clerk = await requireSupport();
  const t = await getTranslations("training.support");
  const { code = "" } = singleQuery(await searchParams);
  const [plan, progress, merchants, found] = await page(() =>
    Promise.all([findPlan(clerk, new Date()), findProgress(clerk), listParticipation(clerk), lookUp(clerk, code)]),
  );
  const courses = listCourses(await getLocale());
  const own = courses.filter(({ roles }) => roles.includes("support"));
  const course = courses.find(({ slug }) => slug === found?.course);
  return (
    <>
      <PageHeader title={t("title")} line={t("line")} />
      <div className="grid gap-10">
        <OwnCourses room="support" courses={own} plan={plan} progress={progress} />
        <Section title={t("check")}>
          <form action="" className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1 basis-64 mid:max-w-form">
              <TextInput name="code" label={t("code")} defaultValue={code} maxLength={100} autoComplete="off" filter />
            </div>
            <button type="submit" className={buttonClass({})}>
              {t("look")}
            </button>
          </form>
          <div className="mt-4">
            {found ? <CompletionArticle certificate={found} course={course?.title ?? found.course} /> : null}
            {code !== "" && !found ? <Callout kind="warning" live title={t("unknown")} /> : null}
          </div>
        </Section>
        <Section title={t("merchants")}>
          {merchants.length > 0 ? <ParticipationTable merchants={merchants} /> : <p>{t("none")}</p>}
        </Section>
      </div>
    </>
  );
}

async function lookUp(clerk: SupportContext, code: string): Promise<FoundCertificate | null> {
  if (code === "") return null;
  return findCourseCertificate(clerk, code).catch((fault) => {
    if (fault instanceof Refusal && fault.code === "CERTIFICATE") return null;
    throw fault;
  });
}
