import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Article, articleParts } from "#components/guides/article.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { Logo } from "#components/layout/logo.tsx";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type ContentLocale, faqKinds } from "#content/entry.ts";
import { listFaq, readFaq } from "#content/read-content.ts";
import { OfflineSearch } from "./offline-search.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("offline");
  return { title: t("title"), robots: { index: false } };
}

/** Every answer on one page with its own search: what `public/help-worker.js` keeps for when there is no network. */
export default async function OfflinePage() {
  const locale = await getLocale();
  const t = await getTranslations("offline");
  const tLayout = await getTranslations("layout");
  const tKinds = await getTranslations("help.faq.kinds");
  const entries = listFaq(locale);
  return (
    <>
      <SkipLink />
      <header className="border-b border-line">
        <div className="mx-auto flex min-h-14 max-w-page items-center px-4 mid:px-8">
          <Logo name={tLayout("brand")} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-8 outline-none mid:px-8 mid:py-12">
        <h1 className="text-lg mid:text-xl">{t("title")}</h1>
        <p className="mt-1 max-w-prose text-ink-soft">
          {t.rich("line", { when: () => <DateTime at={new Date()} form="long" /> })}{" "}
          <TextLink href={paths.front}>{t("again")}</TextLink>
        </p>
        <ClientMessages rooms={["common", "offline"]}>
          <OfflineSearch entries={entries} />
        </ClientMessages>
        {faqKinds.map((kind) => (
          <section key={kind} aria-label={tKinds(kind)} className="mt-8">
            <h2 className="text-base">{tKinds(kind)}</h2>
            <div className="mt-2 max-w-prose border-t border-line">
              {entries
                .filter((entry) => entry.kind === kind)
                .map(({ slug, title }) => (
                  <details key={slug} id={slug} className="scroll-mt-4 border-b border-line">
                    <summary className="cursor-pointer py-3 font-medium">{title}</summary>
                    <div className="pb-6">
                      <Answer locale={locale} slug={slug} />
                    </div>
                  </details>
                ))}
            </div>
          </section>
        ))}
      </main>
    </>
  );
}

async function Answer({ locale, slug }: { locale: ContentLocale; slug: string }) {
  const read = await readFaq(locale, slug);
  if (!read) return null;
  return (
    <Article>
      <read.Body components={offlineParts} />
    </Article>
  );
}

/** Other answers are on this very page; a heading inside an answer stands below the answer's own. */
const offlineParts = {
  ...articleParts,
  a: ({ href = "", children }: Parameters<typeof articleParts.a>[0]) =>
    href.startsWith("/faq/") ? (
      <a href={`#${href.slice("/faq/".length)}`} className="text-accent-ink underline underline-offset-4">
        {children}
      </a>
    ) : (
      <articleParts.a href={href}>{children}</articleParts.a>
    ),
  h2: ({ children }: Parameters<typeof articleParts.h2>[0]) => <h3 className="mt-8 text-base">{children}</h3>,
  Of: () => null,
};
