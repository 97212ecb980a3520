import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { GuideEntry } from "#content/entry.ts";
import { listGuides, listSteps } from "#content/read-content.ts";
import { Link } from "#i18n/navigation.ts";
import { ProgressOf } from "./progress-of.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.guides");
  return { title: t("title"), description: t("line") };
}

export default async function GuidesPage() {
  const t = await getTranslations("help.guides");
  const locale = await getLocale();
  const guides = listGuides(locale).map((guide) => ({ ...guide, steps: listSteps(locale, guide.slug).length }));
  return (
    <>
      <PageHeader title={t("title")} line={t("line")} />
      <GuideList guides={guides.filter(({ audience }) => audience === "merchant")} />
      <p className="mt-6 text-ink-soft">
        {t("otherwise")} <TextLink href={paths.faq}>{t("faq")}</TextLink>
      </p>
      <div className="mt-10">
        <Section title={t("support")}>
          <GuideList guides={guides.filter(({ audience }) => audience === "support")} />
        </Section>
      </div>
    </>
  );
}

function GuideList({ guides }: { guides: readonly (GuideEntry & { steps: number })[] }) {
  const t = useTranslations("help.guides");
  return (
    <ol className="grid max-w-prose border-t border-line">
      {guides.map((guide) => (
        <li key={guide.slug} className="border-b border-line py-5">
          <Link href={paths.guide(guide.slug)} className="group flex items-start justify-between gap-4">
            <span>
              <span className="block text-base font-semibold group-hover:text-accent-ink group-hover:underline group-hover:underline-offset-4">
                {guide.title}
              </span>
              <span className="mt-1 block text-ink-soft">{guide.summary}</span>
              <span className="figures mt-1 block text-xs text-ink-faint">
                {t("length", { minutes: guide.minutes, steps: guide.steps })}
              </span>
            </span>
            <ChevronRight aria-hidden className="mt-1.5 size-4 shrink-0 text-ink-faint" />
          </Link>
          <ProgressOf slug={guide.slug} title={guide.title} steps={guide.steps} />
        </li>
      ))}
    </ol>
  );
}
