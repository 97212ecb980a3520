import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type Lack, lacks } from "#domain/healing.ts";

/** What a missing invoice lacks to go by itself, each with the list behind it; nothing where that is switched off. */
export function LackTable({ lacking }: { lacking: Readonly<Partial<Record<Lack, number>>> }) {
  const t = useTranslations("books.lacks");
  const rows = lacks.filter((lack) => lacking[lack]);
  if (rows.length === 0) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("reason")}</HeaderCell>
          <HeaderCell numeric>{t("count")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{t("look")}</span>
          </HeaderCell>
        </TableHead>
        <tbody>
          {rows.map((lack) => (
            <tr key={lack}>
              <Cell card="title" heading>
                {t(lack)}
              </Cell>
              <Cell card="labelled" label={t("count")} numeric>
                {lacking[lack]?.toLocaleString("en-US")}
              </Cell>
              <Cell card="action">
                <TextLink href={`${paths.missing}?lack=${lack}`} aria-label={`${t("look")} ${t(lack)}`}>
                  {t("look")}
                </TextLink>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
