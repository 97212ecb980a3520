import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { keptWordsOf } from "#app/kept-words-of.ts";
import { pathWithin } from "#app/path-within.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { AttachedList } from "#components/cases/attached-list.tsx";
import { MessageForm } from "#components/cases/message-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { apiPaths, paths } from "#components/paths.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { answerDaysOf, askedKinds, longestSubject, longestWords } from "#domain/support-case.ts";
import { requireMerchant } from "#server/session.ts";
import { previewCase } from "#server/support/preview-case.ts";

type NewCasePageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases.new");
  return { title: t("title") };
}

/** `?from=` the page it is about: what would go along from there is shown before anything is sent. */
export default async function NewCasePage({ searchParams }: NewCasePageProps) {
  const merchant = await requireMerchant();
  const query = singleQuery(await searchParams);
  const t = await getTranslations("cases");
  const from = query.from ? pathWithin(query.from) : "";
  const sent = await headers();
  const whence = { from, locale: await getLocale(), userAgent: sent.get("user-agent") ?? "" };
  const attached = await page(() => previewCase(merchant, whence));
  const { fields, told } = await keptWordsOf("case/new", query.problem);
  return (
    <>
      <PageHeader
        back={{ href: paths.cases, label: t("list.title") }}
        title={t("new.title")}
        line={t("new.line", { days: answerDaysOf.normal })}
      />
      <ClientMessages rooms={["common"]}>
        <MessageForm
          action={apiPaths.caseUpload("new")}
          typed={fields}
          told={told}
          failed={t("new.failed")}
          words={{ label: t("new.words"), hint: t("new.wordsHint", { longest: longestWords }) }}
          before={(of) => (
            <>
              <input type="hidden" name="from" value={from} />
              <RadioGroup
                name="kind"
                label={t("new.kind")}
                defaultValue={askedKinds.find((kind) => kind === fields.kind) ?? askedKinds[0]}
                choices={askedKinds.map((kind) => ({
                  value: kind,
                  label: t(`kinds.${kind}`),
                  hint: t(`new.${kind}Hint`),
                }))}
              />
              <TextInput
                name="subject"
                label={t("new.subject")}
                hint={t("new.subjectHint", { longest: longestSubject, longestWords })}
                error={of("subject")}
                defaultValue={fields.subject}
                maxLength={2 * longestSubject}
                required
              />
            </>
          )}
          after={
            <section aria-labelledby="attached" className="rounded-lg bg-canvas px-4 py-3">
              <h2 id="attached" className="text-sm font-medium">
                {t("attached.lead")}
              </h2>
              <DescriptionList>
                <AttachedList {...attached} />
              </DescriptionList>
              <p className="mt-2 text-ink-soft">{t("attached.nothing")}</p>
            </section>
          }
          buttons={
            <SubmitButton block="phone" pendingLabel={t("new.pending")}>
              {t("new.submit")}
            </SubmitButton>
          }
        />
      </ClientMessages>
    </>
  );
}
