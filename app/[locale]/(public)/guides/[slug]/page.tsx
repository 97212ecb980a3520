import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { articleParts } from "#components/guides/article.tsx";
import { PrintButton } from "#components/guides/print-button.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listGuides, readGuide, stepTitles } from "#content/read-content.ts";
import { ProgressOf } from "../progress-of.tsx";
import { AfterGuide } from "./after-guide.tsx";
import { Step } from "./step.tsx";

type GuidePageProps = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: GuidePageProps): Promise<Metadata> {
  const read = await readGuide(await getLocale(), (await params).slug);
  return read ? { title: read.entry.title, description: read.entry.summary } : {};
}

export default async function GuidePage({ params }: GuidePageProps) {
  const locale = await getLocale();
  const t = await getTranslations("help");
  const read = await readGuide(locale, (await params).slug);
  if (!read) notFound();
  const { entry, Body } = read;
  const steps = stepTitles(locale, entry.slug).length;
  return (
    <>
      <PageHeader
        back={{ href: paths.guides, label: t("guides.title") }}
        title={entry.title}
        line={
          <>
            <p>{entry.summary}</p>
            <p className="figures mt-1 text-xs text-ink-faint">
              {t("guides.length", { minutes: entry.minutes, steps })}
              <span aria-hidden className="mx-2 text-line-strong">
                |
              </span>
              {t.rich("updated", { date: () => <BusinessDate date={entry.updated} form="long" /> })}
            </p>
          </>
        }
        actions={<PrintButton label={t("guides.print")} />}
      />
      <ProgressOf slug={entry.slug} title={entry.title} steps={steps} />
      <div className="mt-6">
        <Body components={{ ...articleParts, Step }} />
      </div>
      <AfterGuide others={listGuides(locale).filter(({ slug }) => slug !== entry.slug)} />
    </>
  );
}
