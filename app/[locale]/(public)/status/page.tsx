import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OutageWords } from "#components/layout/outage-words.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { publicStatus } from "#server/monitoring/public-status.ts";

const kinds = { up: "success", slow: "warning", partly: "warning", down: "danger", quiet: "note" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("status");
  return { title: t("title"), description: t("lead") };
}

export default async function StatusPage() {
  const t = await getTranslations("status");
  const light = await getTranslations("layout.bureau.states");
  const { state, shut, lastAnswerAt, lastFailureAt } = await publicStatus(new Date());
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <div className="grid max-w-prose gap-8">
        <Callout kind={kinds[state]} title={light(state)}>
          {shut.length === 0 ? (
            <p>{t(`meaning.${state}`)}</p>
          ) : (
            <>
              <p>
                <OutageWords shut={shut} />
              </p>
              <p>{t("kept")}</p>
              <p>{t("late")}</p>
            </>
          )}
        </Callout>
        <DescriptionList>
          <Fact name={t("lastAnswer")}>{lastAnswerAt ? <DateTime at={lastAnswerAt} /> : t("never")}</Fact>
          <Fact name={t("lastFailure")}>{lastFailureAt ? <DateTime at={lastFailureAt} /> : t("never")}</Fact>
        </DescriptionList>
        <Section title={t("how.title")}>
          <p>{t("how.lines")}</p>
        </Section>
      </div>
    </>
  );
}
