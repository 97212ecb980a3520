import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { FeedbackStateTag } from "#components/feedback/feedback-state-tag.tsx";
import { KindTag } from "#components/feedback/kind-tag.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { CloseForm } from "#components/support/close-form.tsx";
import { TakeForm } from "#components/support/take-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { feedbackResults } from "#domain/feedback.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import { type FoundFeedback, findFeedback } from "#server/feedback/find-feedback.ts";
import { requireSupport } from "#server/session.ts";
import { closeNow, takeNow } from "../actions.ts";
import { CallForm } from "./call-form.tsx";
import { ClassifyForm } from "./classify-form.tsx";
import { FeedbackFacts } from "./feedback-facts.tsx";
import { FeedbackHistory } from "./feedback-history.tsx";
import { ReplyForm } from "./reply-form.tsx";

type ItemPageProps = { params: Promise<{ feedbackId: string }>; searchParams: Promise<Query> };

const dones = ["taken", "replied", "called", "classified", "closed"] as const;

export async function generateMetadata({ params }: ItemPageProps): Promise<Metadata> {
  const t = await getTranslations("feedback.item");
  return { title: t("title", { id: (await params).feedbackId }) };
}

/** One thing somebody said: the words, where it was, what was done; and what this clerk may do now. */
export default async function ItemPage({ params, searchParams }: ItemPageProps) {
  const clerk = await requireSupport();
  const { feedbackId } = await params;
  const query = singleQuery(await searchParams);
  const t = await getTranslations("feedback");
  const done = dones.find((known) => known === query.done);
  const item = await page(() => findFeedback(clerk, feedbackId, new Date()));
  return (
    <>
      <PageHeader
        back={{ href: paths.supportFeedback, label: t("item.back") }}
        title={t("item.title", { id: item.id })}
        status={
          <>
            <KindTag kind={item.kind} grade={item.grade} />
            <FeedbackStateTag state={item.state} />
          </>
        }
      />
      <div className="grid gap-8">
        {done ? <Callout kind="success" title={t(`acts.done.${done}`)} live /> : null}
        {item.late ? <Callout kind="warning" title={t("item.late")} /> : null}
        <Section title={t("item.words")}>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{item.words || t("item.noWords")}</p>
        </Section>
        <ClientMessages rooms={["common", "feedback"]}>
          <div className="grid gap-8">
            <Acts item={item} />
            <Section title={t("item.facts")}>
              <FeedbackFacts item={item} />
              <ClassifyForm
                key={item.causeByHand}
                id={item.id}
                cause={item.causeByHand ?? item.cause}
                was={item.causeByHand ?? ""}
              />
            </Section>
          </div>
        </ClientMessages>
        <Section title={t("item.history")}>
          <FeedbackHistory steps={item.steps} />
        </Section>
      </div>
    </>
  );
}

/** Whoever has it answers, calls and closes; everybody else may take it. */
function Acts({ item }: { item: FoundFeedback }) {
  const results = useTranslations("feedback.results");
  const { id, state, takenBy, steps } = item;
  if (state === "closed") return null;
  if (!takenBy?.isMe)
    return (
      <TakeForm room="feedback" action={takeNow} fields={{ feedback: id, from: takenBy?.id ?? "" }} holder={takenBy} />
    );
  const now = shanghaiTimestamp(new Date()).slice(0, 16).replace(" ", "T");
  return (
    <div key={steps.length} className="grid gap-8">
      <ReplyForm id={id} visitor={item.merchant === null} />
      <CallForm id={id} now={now} />
      <CloseForm
        room="feedback"
        action={closeNow}
        fields={{ feedback: id }}
        results={feedbackResults.map((result) => ({ value: result, label: results(result) }))}
      />
    </div>
  );
}
