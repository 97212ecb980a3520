import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CaseShown } from "#server/support/case-shown.ts";
import { CaseStateTag } from "./case-state-tag.tsx";
import { useCaseTitle } from "./use-case-title.ts";

/** A merchant's cases, the latest first. */
export function OwnCaseTable({ rows }: { rows: readonly CaseShown[] }) {
  const t = useTranslations("cases");
  const titleOf = useCaseTitle();
  return (
    <Table caption={t("list.caption")}>
      <TableHead>
        <HeaderCell>{t("list.what")}</HeaderCell>
        <HeaderCell>{t("list.state")}</HeaderCell>
        <HeaderCell>{t("list.number")}</HeaderCell>
        <HeaderCell>{t("item.kind")}</HeaderCell>
        <HeaderCell>{t("list.opened")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell card="title" heading className="max-w-prose">
              <TextLink href={paths.case(row.id)}>
                <span className="wrap-anywhere">{titleOf(row)}</span>
              </TextLink>
            </Cell>
            <Cell card="aside">
              <CaseStateTag state={row.state} side="merchant" />
            </Cell>
            <Cell card="labelled" label={t("list.number")} className="figures whitespace-nowrap">
              {row.number}
            </Cell>
            <Cell card="labelled" label={t("item.kind")}>
              {t(`kinds.${row.kind}`)}
            </Cell>
            <Cell card="labelled" label={t("list.opened")}>
              <DateTime at={row.openedAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
