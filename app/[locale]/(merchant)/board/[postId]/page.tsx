import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { PostHead } from "#components/board/post-head.tsx";
import { PostText } from "#components/board/post-text.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { findQuestion } from "#server/board/find-question.ts";
import { requireMerchant } from "#server/session.ts";
import { AnswerItem } from "./answer-item.tsx";
import { AnswerSection } from "./answer-section.tsx";
import { ReportForm } from "./report-form.tsx";

type QuestionPageProps = { params: Promise<{ postId: string }>; searchParams: Promise<Query> };

const dones = ["posted", "heldNotice", "accepted", "reported"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("board");
  return { title: t("title") };
}

/** One question with its answers. */
export default async function QuestionPage({ params, searchParams }: QuestionPageProps) {
  const merchant = await requireMerchant();
  const t = await getTranslations("board");
  const { postId } = await params;
  const query = singleQuery(await searchParams);
  const done = dones.find((known) => known === query.done);
  const { question, answers, displayName } = await page(() => findQuestion(merchant, postId));
  return (
    <>
      <PageHeader
        back={{ href: paths.board, label: t("back") }}
        title={
          <span lang={question.locale} className="wrap-anywhere">
            {question.title}
          </span>
        }
        line={
          <PostHead post={question} solved={answers.some(({ accepted }) => accepted)} reported={question.reported} />
        }
      />
      <div className="grid gap-8">
        {done ? <Callout kind={done === "heldNotice" ? "note" : "success"} live title={t(`question.${done}`)} /> : null}
        <div id={`post-${question.id}`} className="grid scroll-mt-24 gap-3">
          <PostText post={question} />
          <ClientMessages rooms={["board", "common"]}>
            <ReportForm post={question} questionId={question.id} />
          </ClientMessages>
        </div>
        <Section title={t("question.answers")}>
          {answers.length === 0 ? <p className="text-ink-soft">{t("question.noAnswers")}</p> : null}
          <ul className="grid">
            {answers.map((answer) => (
              <AnswerItem key={answer.id} answer={answer} question={question} />
            ))}
          </ul>
        </Section>
        <AnswerSection questionId={question.id} displayName={displayName} />
      </div>
    </>
  );
}
