import { MessageSquareText } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Select } from "#components/ui/select.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { feedbackKinds } from "#domain/feedback.ts";
import { feedbackCauses } from "#domain/feedback-cause.ts";
import { getPathname } from "#i18n/navigation.ts";
import { countWaiting } from "#server/feedback/count-waiting.ts";
import {
  type FeedbackFilter,
  type FeedbackView,
  feedbackViews,
  listFeedback,
  readFeedbackFilter,
  readFeedbackPlace,
} from "#server/feedback/list-feedback.ts";
import { requireSupport } from "#server/session.ts";
import { FeedbackTable } from "./feedback-table.tsx";

type QueuePageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("feedback.queue");
  return { title: t("title") };
}

/** What waits for an answer, what is owed first. */
export default async function QueuePage({ searchParams }: QueuePageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("feedback");
  const query = singleQuery(await searchParams);
  const filter = readFeedbackFilter(query);
  const now = new Date();
  const [{ rows, after }, counts] = await page(() =>
    Promise.all([listFeedback(clerk, filter, now, readFeedbackPlace(query.after ?? "")), countWaiting(clerk, now)]),
  );
  const countOf: Partial<Record<FeedbackView, number>> = counts;
  return (
    <>
      <PageHeader
        title={t("queue.title")}
        line={t("queue.line")}
        actions={
          <>
            <ButtonLink href={paths.supportTrends}>{t("queue.trends")}</ButtonLink>
            <ButtonLink href={paths.supportImprovements}>{t("queue.improvements")}</ButtonLink>
          </>
        }
      />
      <div className="grid gap-6">
        <Tabs
          label={t("queue.viewsLabel")}
          tabs={feedbackViews.map((view) => ({
            href: addressOf({ ...filter, view }),
            label: t(`queue.views.${view}`),
            count: countOf[view],
            current: view === filter.view,
          }))}
        />
        <form
          action={getPathname({ href: paths.supportFeedback, locale: await getLocale() })}
          className="grid max-w-prose items-end gap-3 mid:grid-cols-[1fr_1fr_auto]"
        >
          <input type="hidden" name="view" value={filter.view} />
          <Select
            name="kind"
            label={t("queue.kind")}
            filter
            emptyLabel={t("queue.any")}
            defaultValue={filter.kind ?? ""}
            choices={feedbackKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
          <Select
            name="cause"
            label={t("queue.cause")}
            filter
            emptyLabel={t("queue.any")}
            defaultValue={filter.cause ?? ""}
            choices={feedbackCauses.map((cause) => ({ value: cause, label: t(`causes.${cause}`) }))}
          />
          <Button type="submit">{t("queue.filter")}</Button>
        </form>
        {rows.length === 0 ? (
          <EmptyState Icon={MessageSquareText} title={t("queue.none")}>
            {t("queue.noneText")}
          </EmptyState>
        ) : (
          <FeedbackTable rows={rows} />
        )}
        <Pagination
          first={query.after ? addressOf(filter) : undefined}
          next={after ? addressOf(filter, after) : undefined}
        />
      </div>
    </>
  );
}

function addressOf({ view, kind, cause }: FeedbackFilter, after = ""): string {
  const chosen = {
    ...(view !== "waiting" && { view }),
    ...(kind && { kind }),
    ...(cause && { cause }),
    ...(after && { after }),
  };
  const query = new URLSearchParams(chosen);
  return query.size === 0 ? paths.supportFeedback : `${paths.supportFeedback}?${query}`;
}
