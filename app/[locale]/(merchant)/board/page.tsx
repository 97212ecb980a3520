import { MessageCircleQuestionMark } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { QuestionRows } from "#components/board/question-rows.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { boardFilters, listQuestions } from "#server/board/list-questions.ts";
import { requireMerchant } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("board");
  return { title: t("title") };
}

/** 交流园地: what merchants ask each other. */
export default async function BoardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const merchant = await requireMerchant();
  const t = await getTranslations("board");
  const { q = "", view = "", before = "" } = singleQuery(await searchParams);
  const filter = boardFilters.find((known) => known === view) ?? "all";
  const beforeId = /^\d{1,18}$/.test(before) ? BigInt(before) : null;
  const { rows, after, displayName } = await page(() =>
    listQuestions(merchant, { search: q, filter, before: beforeId }),
  );
  const addressOf = (changes: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ q, view: filter, ...changes }).filter(([, value]) => value !== ""),
    );
    return `${paths.board}?${query}`;
  };
  return (
    <>
      <PageHeader
        back={{ href: paths.training, label: t("toTraining") }}
        title={t("title")}
        line={
          <>
            <p>{t("line")}</p>
            {displayName ? <p className="wrap-anywhere">{t("name.as", { name: displayName })}</p> : null}
          </>
        }
        actions={
          <ButtonLink href={paths.boardNew} look="primary" block="phone">
            {t("ask")}
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <search>
          <form action="" className="flex flex-wrap items-end gap-3">
            {filter === "all" ? null : <input type="hidden" name="view" value={filter} />}
            <div className="min-w-0 flex-1 basis-64 mid:max-w-form">
              <TextInput type="search" name="q" label={t("searchLabel")} defaultValue={q} maxLength={100} filter />
            </div>
            <button type="submit" className={buttonClass({})}>
              {t("search")}
            </button>
          </form>
        </search>
        <Tabs
          label={t("filters")}
          tabs={boardFilters.map((one) => ({
            href: addressOf({ view: one }),
            label: t(`filter.${one}`),
            current: one === filter,
          }))}
        />
        {rows.length > 0 ? <QuestionRows questions={rows} pathOf={paths.boardQuestion} /> : null}
        {rows.length === 0 ? (
          <EmptyState
            Icon={MessageCircleQuestionMark}
            title={t(q === "" ? "empty.title" : "none.title")}
            action={<ButtonLink href={paths.boardNew}>{t("ask")}</ButtonLink>}
          >
            {t(q === "" ? "empty.text" : "none.text")}
          </EmptyState>
        ) : null}
        {after ? (
          <p>
            <ButtonLink href={addressOf({ before: after })}>{t("older")}</ButtonLink>
          </p>
        ) : null}
      </div>
    </>
  );
}
