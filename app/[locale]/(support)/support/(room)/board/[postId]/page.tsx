import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { PostHead } from "#components/board/post-head.tsx";
import { PostText } from "#components/board/post-text.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { findThread } from "#server/board/find-thread.ts";
import { requireSupport } from "#server/session.ts";
import { ModerationForms } from "../moderation-forms.tsx";
import { AnswerForms } from "./answer-forms.tsx";

type ThreadPageProps = { params: Promise<{ postId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("board.staff");
  return { title: t("title") };
}

/** A question with every answer in whatever state, and what staff can do with each. */
export default async function ThreadPage({ params, searchParams }: ThreadPageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("board");
  const { postId } = await params;
  const { done } = singleQuery(await searchParams);
  const { question, answers } = await page(() => findThread(clerk, postId));
  return (
    <>
      <PageHeader
        back={{ href: paths.supportBoard, label: t("staff.title") }}
        title={
          <span lang={question.locale} className="wrap-anywhere">
            {question.title}
          </span>
        }
        line={<PostHead post={question} solved={answers.some(({ accepted }) => accepted)} />}
      />
      <div className="grid gap-8">
        {done === undefined ? null : <Callout kind="success" live title={t("staff.done")} />}
        <div className="grid gap-3">
          <PostText post={question} />
          <ModerationForms post={question} back={question.id} />
        </div>
        <Section title={t("question.answers")}>
          {answers.length === 0 ? <p className="text-ink-soft">{t("question.noAnswers")}</p> : null}
          <ul className="grid">
            {answers.map((answer) => (
              <li key={answer.id} className="grid gap-3 border-t border-line py-4">
                <PostHead post={answer} accepted={answer.accepted} />
                <PostText post={answer} />
                <AnswerForms answer={answer} question={question} />
                <ModerationForms post={answer} back={question.id} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
