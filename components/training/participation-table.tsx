import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Participation } from "#server/training/list-participation.ts";

/** How merchants take part; figures only. */
export function ParticipationTable({ merchants }: { merchants: readonly Participation[] }) {
  const t = useTranslations("training");
  return (
    <Table caption={t("support.merchants")}>
      <TableHead>
        <HeaderCell>{t("support.merchant")}</HeaderCell>
        <HeaderCell numeric>{t("support.people")}</HeaderCell>
        <HeaderCell numeric>{t("support.certified")}</HeaderCell>
        <HeaderCell numeric>{t("support.tests")}</HeaderCell>
        <HeaderCell>{t("support.last")}</HeaderCell>
      </TableHead>
      <tbody>
        {merchants.map(({ merchantId, merchant, people, certified, testsTaken, testsPassed, lastAt }) => (
          <tr key={merchantId}>
            <Cell card="title" heading className="wrap-anywhere">
              <TextLink href={paths.supportMerchant(merchantId)}>{merchant}</TextLink>
            </Cell>
            <Cell card="labelled" label={t("support.people")} numeric>
              {people}
            </Cell>
            <Cell card="labelled" label={t("support.certified")} numeric>
              {certified}
            </Cell>
            <Cell card="labelled" label={t("support.tests")} numeric>
              {testsTaken} ({testsPassed})
            </Cell>
            <Cell card="labelled" label={t("support.last")}>
              {lastAt ? <DateTime at={lastAt} /> : t("people.never")}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
