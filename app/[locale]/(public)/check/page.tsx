import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QuestionForm } from "#components/check/question-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { askNow } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("check");
  return { title: t("title"), description: t("lead") };
}

/** For whoever was given an invoice and cannot find it. */
export default async function CheckPage() {
  const t = await getTranslations("check");
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <div className="grid max-w-prose gap-10">
        <ClientMessages rooms={["check", "common"]}>
          <QuestionForm action={askNow} />
        </ClientMessages>
        <Section title={t("about.title")}>
          <ul className="grid list-disc gap-1.5 ps-5 marker:text-ink-faint">
            <li>{t("about.three")}</li>
            <li>{t("about.only")}</li>
            <li>{t("about.limit")}</li>
          </ul>
        </Section>
      </div>
    </>
  );
}
