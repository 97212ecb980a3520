import { useFormatter, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { getPathname } from "#i18n/navigation.ts";
import type { FruitlessSearch } from "#server/feedback/list-fruitless-searches.ts";

type FruitlessSearchesProps = { rows: readonly FruitlessSearch[]; after: string | null; paged: boolean };

/** What nobody has written an answer to yet, most asked first. */
export function FruitlessSearches({ rows, after, paged }: FruitlessSearchesProps) {
  const t = useTranslations("heard.room.searches");
  const tRoom = useTranslations("heard.room");
  const format = useFormatter();
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      action={paged ? <TextLink href={paths.supportFaq}>{tRoom("first")}</TextLink> : null}
    >
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <Table caption={t("caption")}>
          <TableHead>
            <HeaderCell>{t("query")}</HeaderCell>
            <HeaderCell numeric>{t("count")}</HeaderCell>
            <HeaderCell>{t("language")}</HeaderCell>
            <HeaderCell>{t("last")}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("try")}</span>
            </HeaderCell>
          </TableHead>
          <tbody>
            {rows.map(({ id, query, count, locale: asked, lastAt }) => (
              <tr key={id}>
                <Cell card="title" heading>
                  {query}
                </Cell>
                <Cell card="labelled" label={t("count")} numeric>
                  {format.number(count)}
                </Cell>
                <Cell card="labelled" label={t("language")}>
                  {asked === "en" ? tRoom("locales.en") : tRoom("locales.zh-CN")}
                </Cell>
                <Cell card="labelled" label={t("last")}>
                  <DateTime at={lastAt} />
                </Cell>
                <Cell card="action">
                  <a
                    href={getPathname({
                      href: { pathname: paths.faq, query: { q: query } },
                      locale: asked === "en" ? "en" : "zh-CN",
                    })}
                    aria-label={`${t("try")}: ${query}`}
                    className="text-accent-ink underline underline-offset-4"
                  >
                    {t("try")}
                  </a>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pagination next={after ? `${paths.supportFaq}?after=${after}` : undefined} />
    </Section>
  );
}
