import { useTranslations } from "next-intl";
import { CaseStateTag } from "#components/cases/case-state-tag.tsx";
import { useCaseTitle } from "#components/cases/use-case-title.ts";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CaseShown } from "#server/support/case-shown.ts";
import { inView } from "./in-view.ts";

type CasesOfMerchantProps = { merchantId: string; cases: readonly CaseShown[] };

/** A merchant's cases, the open ones first, with how each of the others went on. What is done with them is done there. */
export function CasesOfMerchant({ merchantId, cases }: CasesOfMerchantProps) {
  const t = useTranslations("support.cases");
  const titleOf = useCaseTitle();
  return (
    <Table caption={t("ofMerchant")}>
      <TableHead>
        <HeaderCell>{t("what")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell>{t("reference")}</HeaderCell>
        <HeaderCell>{t("opened")}</HeaderCell>
        <HeaderCell>{t("closed")}</HeaderCell>
      </TableHead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <Cell card="title" heading className="mid:min-w-56">
              <TextLink href={paths.supportCase(one.id)}>
                <span className="wrap-anywhere">{titleOf(one)}</span>
              </TextLink>
              {one.words ? <span className="block font-normal text-ink-soft">{one.words}</span> : null}
            </Cell>
            <Cell card="aside">
              <CaseStateTag state={one.state} side="staff" />
            </Cell>
            <Cell card="labelled" label={t("reference")} className="figures whitespace-nowrap">
              {one.submissionId ? (
                <TextLink href={inView(merchantId, paths.submission(one.submissionId))}>{one.reference}</TextLink>
              ) : (
                one.reference || one.number
              )}
            </Cell>
            <Cell card="labelled" label={t("opened")}>
              <DateTime at={one.openedAt} />
            </Cell>
            <Cell card="labelled" label={t("closed")}>
              {one.closedAt ? <DateTime at={one.closedAt} /> : t("stillOpen")}
              {one.closedAs ? (
                <span className="ms-2">
                  <StateTag state={one.closedAs} />
                </span>
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
