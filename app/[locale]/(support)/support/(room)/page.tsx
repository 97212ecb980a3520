import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { QueueHead } from "#components/cases/queue-head.tsx";
import { FeedbackWaiting } from "#components/feedback/feedback-waiting.tsx";
import { paths } from "#components/paths.ts";
import { MerchantSearch } from "#components/support/merchant-search.tsx";
import { OpenViews } from "#components/support/open-views.tsx";
import { PlanReminder } from "#components/training/plan-reminder.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listCourses } from "#content/read-content.ts";
import { countWaiting } from "#server/feedback/count-waiting.ts";
import { requireSupport } from "#server/session.ts";
import { caseFigures } from "#server/support/case-figures.ts";
import { readCaseFilter } from "#server/support/case-filter.ts";
import { findMerchants } from "#server/support/find-merchants.ts";
import { listCases } from "#server/support/list-cases.ts";
import { listOpenViews } from "#server/support/list-open-views.ts";
import { findPlan } from "#server/training/find-plan.ts";
import { FoundMerchants } from "./found-merchants.tsx";

type SupportPageProps = { searchParams: Promise<{ q?: string | string[]; ended?: string }> };

const mostPressing = 3;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("support.room");
  return { title: t("title") };
}

/** Finding a merchant, the views still open, who waits for a person, and what one is to learn. */
export default async function SupportPage({ searchParams }: SupportPageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("support");
  const tAssist = await getTranslations("assist");
  const { q, ended } = await searchParams;
  const typed = typeof q === "string" ? q.trim() : "";
  const now = new Date();
  const [found, open, pressing, figures, heard, plan] = await page(() =>
    Promise.all([
      findMerchants(clerk, typed),
      listOpenViews(clerk, now),
      listCases(clerk, readCaseFilter({}), now, { most: mostPressing }),
      caseFigures(clerk, now),
      countWaiting(clerk, now),
      findPlan(clerk, now),
    ]),
  );
  const titles = new Map(listCourses(await getLocale()).map(({ slug, title }) => [slug, title]));
  return (
    <>
      <PageHeader
        title={t("room.title")}
        line={t("room.line")}
        actions={<ButtonLink href={paths.supportAssist}>{tAssist("room.action")}</ButtonLink>}
      />
      <div className="grid gap-10">
        {ended === undefined ? null : (
          <Callout kind="success" live>
            {t("room.ended")}
          </Callout>
        )}
        <div className="grid gap-6">
          <MerchantSearch typed={typed} />
          {typed ? <FoundMerchants typed={typed} merchants={found} /> : null}
        </div>
        {open.length > 0 ? <OpenViews views={open} /> : null}
        <QueueHead rows={pressing.rows} figures={figures} />
        <FeedbackWaiting {...heard} />
        <PlanReminder room="support" plan={plan} titles={titles} />
      </div>
    </>
  );
}
