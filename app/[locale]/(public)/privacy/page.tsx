import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

const updatedOn = "2026-11-22";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.privacy");
  return { title: t("title"), description: t("lead") };
}

export default function PrivacyPage() {
  const t = useTranslations("settings.privacy");
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <div className="grid max-w-prose gap-8">
        <Section title={t("keep.title")}>
          <Sentences
            of={[
              t("keep.account"),
              t("keep.devices"),
              t("keep.invoices"),
              t("keep.files"),
              t("keep.exchange"),
              t("keep.notices"),
              t("keep.audit"),
            ]}
          />
        </Section>
        <Section title={t("see.title")}>
          <Sentences
            of={[
              t("see.merchant"),
              t("see.support"),
              t("see.operators"),
              t("see.bureau"),
              t("see.certificates"),
              t("see.carriers"),
              t("see.nobody"),
            ]}
          />
        </Section>
        <Section title={t("long.title")}>
          <Sentences of={[t("long.sessions"), t("long.records")]} />
        </Section>
        <Section title={t("cookies.title")}>
          <Sentences of={[t("cookies.session"), t("cookies.appearance"), t("cookies.reader")]} />
        </Section>
        <Section title={t("you.title")}>
          <Sentences of={[t("you.settings"), t("you.contact")]} />
          <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
            <TextLink href={paths.settings}>{t("openSettings")}</TextLink>
            <TextLink href={paths.contact}>{t("contact")}</TextLink>
          </p>
        </Section>
        <p className="text-ink-faint">
          {t.rich("updated", { when: () => <BusinessDate date={updatedOn} form="long" /> })}
        </p>
      </div>
    </>
  );
}

function Sentences({ of: sentences }: { of: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1.5 ps-5 marker:text-ink-faint">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
