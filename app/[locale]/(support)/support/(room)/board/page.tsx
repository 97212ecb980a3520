import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { QuestionRows } from "#components/board/question-rows.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { listModeration } from "#server/board/list-moderation.ts";
import { requireSupport } from "#server/session.ts";
import { ProposalList } from "./proposal-list.tsx";
import { WaitingList } from "./waiting-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("board.staff");
  return { title: t("title") };
}

/** What staff decide on the exchange board, and what became of it. */
export default async function ModerationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const clerk = await requireSupport();
  const t = await getTranslations("board");
  const { done } = singleQuery(await searchParams);
  const { waiting, proposals, recent } = await page(() => listModeration(clerk));
  return (
    <>
      <PageHeader title={t("staff.title")} line={t("staff.line")} />
      <div className="grid gap-10">
        {done === undefined ? null : <Callout kind="success" live title={t("staff.done")} />}
        <Section title={t("staff.waiting")}>
          <WaitingList waiting={waiting} />
        </Section>
        <Section title={t("staff.proposals")}>
          <ProposalList proposals={proposals} />
        </Section>
        <Section title={t("staff.recent")}>
          {recent.length > 0 ? (
            <QuestionRows questions={recent} pathOf={paths.supportBoardQuestion} />
          ) : (
            <p className="text-ink-soft">{t("empty.title")}</p>
          )}
        </Section>
      </div>
    </>
  );
}
