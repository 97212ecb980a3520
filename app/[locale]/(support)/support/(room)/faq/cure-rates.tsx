import { useFormatter, useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CureRate } from "#server/feedback/list-cure-rates.ts";

type CureRatesProps = {
  rates: readonly CureRate[];
  titles: ReadonlyMap<string, string>;
  /** Answers nobody has voted on. */
  unvoted: number;
};

/** Every answer with its rate, the least helpful first, and where its words are kept. */
export function CureRates({ rates, titles, unvoted }: CureRatesProps) {
  const t = useTranslations("heard.room.answers");
  const format = useFormatter();
  const locale = useLocale();
  return (
    <Section title={t("title")} lead={unvoted > 0 ? t("unvoted", { count: unvoted }) : null}>
      {rates.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <Table caption={t("caption")}>
          <TableHead>
            <HeaderCell>{t("answer")}</HeaderCell>
            <HeaderCell numeric>{t("rate")}</HeaderCell>
            <HeaderCell numeric>{t("votes")}</HeaderCell>
            <HeaderCell numeric>{t("comments")}</HeaderCell>
            <HeaderCell>{t("last")}</HeaderCell>
          </TableHead>
          <tbody>
            {rates.map(({ slug, solved, votes, comments, lastAt }) => (
              <tr key={slug}>
                <Cell card="title" heading>
                  <TextLink href={paths.faqEntry(slug)}>{titles.get(slug) ?? slug}</TextLink>
                  <span className="block text-xs font-normal text-ink-faint">
                    {t("file")} <code className="select-all">{`content/faq/${locale}/${slug}.mdx`}</code>
                  </span>
                </Cell>
                <Cell card="labelled" label={t("rate")} numeric>
                  {format.number(solved / votes, { style: "percent" })}
                </Cell>
                <Cell card="labelled" label={t("votes")} numeric>
                  {t("of", { solved, votes })}
                </Cell>
                <Cell card="labelled" label={t("comments")} numeric>
                  {format.number(comments)}
                </Cell>
                <Cell card="labelled" label={t("last")}>
                  <DateTime at={lastAt} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
