import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listHandbook } from "#content/read-content.ts";
import { Link } from "#i18n/navigation.ts";
import { requireOperator } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("watch.handbook");
  return { title: t("title") };
}

export default async function HandbookPage() {
  await requireOperator();
  const t = await getTranslations("watch.handbook");
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <ol className="grid border-t border-line wide:grid-cols-2 wide:gap-x-12">
        {listHandbook(await getLocale()).map(({ slug, title, summary }) => (
          <li key={slug} className="border-b border-line py-4">
            <Link href={paths.opsHandbookPage(slug)} className="group flex items-start justify-between gap-4">
              <span>
                <span className="block text-base font-semibold group-hover:text-accent-ink group-hover:underline group-hover:underline-offset-4">
                  {title}
                </span>
                <span className="mt-1 block text-ink-soft">{summary}</span>
              </span>
              <ChevronRight aria-hidden className="mt-1.5 size-4 shrink-0 text-ink-faint" />
            </Link>
          </li>
        ))}
      </ol>
    </>
  );
}
