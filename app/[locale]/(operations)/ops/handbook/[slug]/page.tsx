import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { Article, articleParts } from "#components/guides/article.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { AlertTable } from "#components/watch/alert-table.tsx";
import { readHandbook } from "#content/read-content.ts";
import { listAlerts } from "#server/monitoring/list-alerts.ts";
import { requireOperator } from "#server/session.ts";

type ChapterProps = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: ChapterProps): Promise<Metadata> {
  const read = await readHandbook(await getLocale(), (await params).slug);
  return read ? { title: read.entry.title, description: read.entry.summary } : {};
}

/** One page of the handbook; what is open of it right now stands above. */
export default async function ChapterPage({ params }: ChapterProps) {
  const operator = await requireOperator();
  const read = await readHandbook(await getLocale(), (await params).slug);
  if (!read) notFound();
  const t = await getTranslations("watch.handbook");
  const { entry, Body } = read;
  const { open, silenced } = await page(() => listAlerts(operator, new Date(), null));
  const mine = [...open, ...silenced].filter(({ known }) => known?.handbook === entry.slug);
  return (
    <>
      <PageHeader
        back={{ href: paths.opsHandbook, label: t("title") }}
        title={entry.title}
        line={
          <>
            <p>{entry.summary}</p>
            <p className="mt-1 text-xs text-ink-faint">
              {t.rich("updated", { date: () => <BusinessDate date={entry.updated} form="long" /> })}
            </p>
          </>
        }
        actions={<PrintButton label={t("print")} />}
      />
      {mine.length > 0 ? (
        <div className="mb-8 print:hidden">
          <Section title={t("now", { count: mine.length })}>
            <AlertTable caption={t("by")} alerts={mine} />
          </Section>
        </div>
      ) : null}
      <Article>
        <Body components={articleParts} />
      </Article>
    </>
  );
}
