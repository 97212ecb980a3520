import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { keptWordsOf } from "#app/kept-words-of.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { CaseStateTag } from "#components/cases/case-state-tag.tsx";
import { CaseThread } from "#components/cases/case-thread.tsx";
import { PriorityTag } from "#components/cases/priority-tag.tsx";
import { useCaseTitle } from "#components/cases/use-case-title.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireSupport } from "#server/session.ts";
import { type FoundCase, findCase } from "#server/support/find-case.ts";
import { listClerks } from "#server/support/list-clerks.ts";
import { CaseActs } from "./case-acts.tsx";
import { CaseFacts } from "./case-facts.tsx";

type CasePageProps = { params: Promise<{ caseId: string }>; searchParams: Promise<Query> };

const dones = ["taken", "handed", "priority", "noted", "answered", "asked", "closed"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.queue");
  return { title: t("title") };
}

/** One case: who asks what, what was said, done and noted, and what this clerk may do now. */
export default async function CasePage({ params, searchParams }: CasePageProps) {
  const clerk = await requireSupport();
  const { caseId } = await params;
  const query = singleQuery(await searchParams);
  const t = await getTranslations("cases");
  const [found, clerks] = await page(() => Promise.all([findCase(clerk, caseId, new Date()), listClerks(clerk)]));
  const kept = await keptWordsOf(`support/${caseId}`, query.problem);
  const done = dones.find((known) => known === query.done);
  return (
    <>
      <Head found={found} />
      <div className="grid gap-8">
        {done ? <Callout kind="success" title={t(`done.${done}`)} live /> : null}
        {found.late ? <Callout kind="warning" title={t("item.late")} /> : null}
        <div className="max-w-prose">
          <Section title={t("item.facts")}>
            <CaseFacts found={found} />
          </Section>
        </div>
        <Section title={t("item.thread")}>
          {found.entries.length === 0 ? (
            <p className="text-ink-soft">{t("item.none")}</p>
          ) : (
            <CaseThread entries={found.entries} fileHref={(file) => paths.supportCaseFile(found.id, file)} />
          )}
        </Section>
        <ClientMessages rooms={["common", "cases"]}>
          <CaseActs found={found} clerks={clerks} kept={kept} />
        </ClientMessages>
      </div>
    </>
  );
}

function Head({ found }: { found: FoundCase }) {
  const t = useTranslations("cases");
  const titleOf = useCaseTitle();
  return (
    <PageHeader
      back={{ href: paths.supportCases, label: t("item.back") }}
      title={<span className="wrap-anywhere">{titleOf(found)}</span>}
      status={
        <>
          <CaseStateTag state={found.state} side="staff" />
          {found.priority === "urgent" ? <PriorityTag priority={found.priority} /> : null}
        </>
      }
      line={
        <span className="figures">
          {found.number} · {t(`kinds.${found.kind}`)}
        </span>
      }
      actions={<ButtonLink href={paths.supportCaseSlip(found.id)}>{t("item.slip")}</ButtonLink>}
    />
  );
}
