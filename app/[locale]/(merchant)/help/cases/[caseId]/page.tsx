import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { keptWordsOf } from "#app/kept-words-of.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { AttachedList } from "#components/cases/attached-list.tsx";
import { CaseStateTag } from "#components/cases/case-state-tag.tsx";
import { CaseThread } from "#components/cases/case-thread.tsx";
import { MessageForm } from "#components/cases/message-form.tsx";
import { useCaseTitle } from "#components/cases/use-case-title.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { apiPaths, paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { longestWords, reopenDays } from "#domain/support-case.ts";
import { requireMerchant } from "#server/session.ts";
import { findOwnCase, type OwnCase } from "#server/support/find-own-case.ts";
import { SettleForm } from "./settle-form.tsx";

type CasePageProps = { params: Promise<{ caseId: string }>; searchParams: Promise<Query> };

const dones = ["opened", "replied", "settled"] as const;
const dayMs = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.list");
  return { title: t("title") };
}

/** One case: whose turn it is, what was said and done, and how to go on. */
export default async function CasePage({ params, searchParams }: CasePageProps) {
  const merchant = await requireMerchant();
  const { caseId } = await params;
  const query = singleQuery(await searchParams);
  const t = await getTranslations("cases");
  const found = await page(() => findOwnCase(merchant, caseId, new Date()));
  const { fields, told } = await keptWordsOf(`case/${caseId}`, query.problem);
  const done = dones.find((known) => known === query.done);
  return (
    <>
      <Head found={found} />
      <div className="grid gap-8">
        {done ? <Callout kind="success" title={t(`done.${done}`, { number: found.number })} live /> : null}
        <Turn found={found} />
        <Section title={t("item.thread")}>
          <CaseThread entries={found.entries} fileHref={(file) => paths.caseFile(found.id, file)} />
        </Section>
        <ClientMessages rooms={["common", "cases"]}>
          {found.mayReply ? (
            <Section title={found.closedAt ? t("own.replyClosed") : t("own.reply")}>
              <MessageForm
                action={apiPaths.caseUpload(found.id)}
                typed={fields}
                told={told}
                failed={t("new.failed")}
                words={{ label: t("own.words"), hint: t("new.wordsShort", { longest: longestWords }) }}
                buttons={
                  <SubmitButton block="phone" pendingLabel={t("own.pending")}>
                    {t("own.replySubmit")}
                  </SubmitButton>
                }
              />
            </Section>
          ) : null}
          {found.maySettle ? <SettleForm key={found.revision} id={found.id} seen={found.revision} /> : null}
        </ClientMessages>
        <div className="max-w-prose">
          <Section title={t("item.facts")}>
            <Facts found={found} />
          </Section>
        </div>
      </div>
    </>
  );
}

function Head({ found }: { found: OwnCase }) {
  const t = useTranslations("cases");
  const titleOf = useCaseTitle();
  return (
    <PageHeader
      back={{ href: paths.cases, label: t("list.title") }}
      title={<span className="wrap-anywhere">{titleOf(found)}</span>}
      status={<CaseStateTag state={found.state} side="merchant" />}
      line={
        <span className="figures">
          {found.number} · {t(`kinds.${found.kind}`)}
        </span>
      }
      actions={<ButtonLink href={paths.caseSlip(found.id)}>{t("item.slip")}</ButtonLink>}
    />
  );
}

/** Whose turn it is, and until when. */
function Turn({ found: { state, late, dueAt, closedAt, mayReply, maySettle, kind } }: { found: OwnCase }) {
  const t = useTranslations("cases");
  if (closedAt) {
    const until = new Date(closedAt.getTime() + reopenDays * dayMs);
    return (
      <Callout title={t("own.closed")}>
        {mayReply
          ? t.rich("own.closedText", { until: () => <DateTime at={until} /> })
          : t("own.closedOld", { days: reopenDays })}
      </Callout>
    );
  }
  if (state === "asked") return <Callout kind="warning" title={t("own.asked")} />;
  return (
    <Callout
      kind={late ? "warning" : "note"}
      title={late ? t("own.late") : t.rich("own.due", { due: () => <DateTime at={dueAt} /> })}
    >
      {kind === "submission" && !maySettle ? t("own.goesOn") : null}
    </Callout>
  );
}

function Facts({ found }: { found: OwnCase }) {
  const t = useTranslations("cases");
  const { submissionId, reference, openedAt, result, words } = found;
  return (
    <DescriptionList>
      <Fact name={t("item.opened")}>
        <DateTime at={openedAt} />
      </Fact>
      {submissionId ? (
        <Fact name={t("item.reference")}>
          <TextLink href={paths.submission(submissionId)}>{reference}</TextLink>
        </Fact>
      ) : (
        <AttachedList {...found} />
      )}
      {words ? <Fact name={t("entry.sides.system")}>{words}</Fact> : null}
      {result ? <Fact name={t("item.result")}>{t(`results.${result}`)}</Fact> : null}
    </DescriptionList>
  );
}
