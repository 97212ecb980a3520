import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { OpenCases as Listed, OpenCase } from "#server/support/list-cases.ts";
import { Age } from "./age.tsx";
import { CaseWords } from "./case-words.tsx";
import { inView } from "./in-view.ts";

/** What only a person can let go on, whatever waits longest first. */
export function OpenCases({ cases, total }: Listed) {
  const t = useTranslations("support.cases");
  return (
    <Section title={t("title", { count: total })} lead={t("lead")}>
      {cases.length === 0 ? (
        <EmptyState Icon={CircleCheck} title={t("none")} />
      ) : (
        <Table caption={t("caption")}>
          <TableHead>
            <HeaderCell>{t("what")}</HeaderCell>
            <HeaderCell>{t("merchant")}</HeaderCell>
            <HeaderCell>{t("reference")}</HeaderCell>
            <HeaderCell>{t("since")}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("action")}</span>
            </HeaderCell>
          </TableHead>
          <tbody>
            {cases.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </Table>
      )}
      {total > cases.length ? <p className="mt-3 text-ink-soft">{t("more", { shown: cases.length })}</p> : null}
    </Section>
  );
}

function Row({ one: { merchant, submissionId, reference, code, words, openedAt } }: { one: OpenCase }) {
  const t = useTranslations("support.cases");
  return (
    <tr>
      <Cell card="title" heading className="mid:min-w-56">
        <CaseWords code={code} words={words} />
      </Cell>
      <Cell card="line">
        {merchant.name}
        <span className="figures block text-xs text-ink-faint">{merchant.taxpayerId}</span>
      </Cell>
      <Cell card="labelled" label={t("reference")} className="figures whitespace-nowrap">
        {reference}
      </Cell>
      <Cell card="labelled" label={t("since")}>
        <Age from={openedAt} />
      </Cell>
      <Cell card="action" numeric>
        <ButtonLink
          href={inView(merchant.id, paths.submission(submissionId))}
          size="small"
          block="phone"
          aria-label={t("viewThis", { reference })}
        >
          {t("view")}
        </ButtonLink>
      </Cell>
    </tr>
  );
}
