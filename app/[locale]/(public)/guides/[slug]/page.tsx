import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { articleParts } from "#components/guides/article.tsx";
import { GuideFilm } from "#components/guides/guide-film.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import type { GuideEntry } from "#content/entry.ts";
import { listGuides, listSteps, readGuide } from "#content/read-content.ts";
import { filmOf } from "../film-of.ts";
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
  const steps = listSteps(locale, entry.slug).length;
  const film = filmOf(locale, entry.slug);
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
      {film ? (
        <GuideFilm
          film={film}
          locale={locale}
          label={t("guides.filmOf", { title: entry.title })}
          captionsLabel={t("guides.captions")}
        >
          {t("guides.silent")}
        </GuideFilm>
      ) : null}
      <div className="mt-6">
        <Body components={{ ...articleParts, Step }} />
      </div>
      <AfterGuide others={after(listGuides(locale), entry)} />
    </>
  );
}

/** The next three for the same readers, beginning anew after the last. */
function after(guides: readonly GuideEntry[], { slug, audience }: GuideEntry): GuideEntry[] {
  const same = guides.filter((guide) => guide.audience === audience);
  const at = same.findIndex((guide) => guide.slug === slug);
  const others = [...same.slice(at + 1), ...same.slice(0, at)];
  return others.length > 0 ? others.slice(0, 3) : guides.filter((guide) => guide.slug !== slug).slice(0, 3);
}
