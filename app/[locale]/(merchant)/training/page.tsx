import { MessagesSquare } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { OwnCourses } from "#app/course/own-courses.tsx";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { PeopleTable } from "#components/training/people-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { listCourses } from "#content/read-content.ts";
import { requireMerchant } from "#server/session.ts";
import { findPlan } from "#server/training/find-plan.ts";
import { findPractice } from "#server/training/find-practice.ts";
import { findProgress } from "#server/training/find-progress.ts";
import { findTrend } from "#server/training/find-trend.ts";
import { listPeople } from "#server/training/list-people.ts";
import { repeatedCauses } from "#server/training/repeated-causes.ts";
import { PracticeSection } from "./practice-section.tsx";
import { RepeatedHelp } from "./repeated-help.tsx";
import { TrendNotice } from "./trend-notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("training");
  return { title: t("title") };
}

/** 学习: what one is to learn, where to try it, and how far everybody is. */
export default async function TrainingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const merchant = await requireMerchant();
  const t = await getTranslations("training");
  const { left } = singleQuery(await searchParams);
  const now = new Date();
  const [practice, plan, progress, trend, repeated, people] = await page(() =>
    Promise.all([
      findPractice(merchant),
      findPlan(merchant, now),
      findProgress(merchant),
      findTrend(merchant, now),
      repeatedCauses(merchant, now),
      merchant.role === "owner" ? listPeople(merchant, now) : [],
    ]),
  );
  const courses = listCourses(await getLocale()).filter(({ roles }) => roles.includes(merchant.role));
  const isOpen = ({ slug }: { slug: string }) => !progress.some((one) => one.course === slug && one.certificate);
  return (
    <>
      <PageHeader
        title={t("title")}
        line={t("line")}
        actions={
          <ButtonLink href={paths.board} icon={<MessagesSquare aria-hidden />}>
            {t("board.title")}
          </ButtonLink>
        }
      />
      <div className="grid gap-10">
        {left === "practice" ? <Callout kind="success" live title={t("practice.left")} /> : null}
        {trend ? <TrendNotice trend={trend} /> : null}
        <RepeatedHelp repeated={repeated} courses={[...courses.filter(isOpen), ...courses]} />
        <PracticeSection practice={practice} />
        <OwnCourses room="merchant" courses={courses} plan={plan} progress={progress} />
        {people.length > 1 ? (
          <Section title={t("people.title")}>
            <PeopleTable people={people} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
