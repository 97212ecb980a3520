import { useTranslations } from "next-intl";
import { FeedbackStateTag } from "#components/feedback/feedback-state-tag.tsx";
import { KindTag } from "#components/feedback/kind-tag.tsx";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedFeedback } from "#server/feedback/list-feedback.ts";

export function FeedbackTable({ rows }: { rows: readonly ListedFeedback[] }) {
  const t = useTranslations("feedback.queue");
  const causes = useTranslations("feedback.causes");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("what")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell>{t("due")}</HeaderCell>
        <HeaderCell>{t("cause")}</HeaderCell>
        <HeaderCell>{t("merchant")}</HeaderCell>
        <HeaderCell>{t("by")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map(({ id, kind, grade, words, merchant, page, cause, state, dueOn, late, takenBy }) => (
          <tr key={id}>
            <Cell card="title" heading className="max-w-prose">
              <span className="flex flex-wrap items-center gap-2">
                <KindTag kind={kind} grade={grade} />
                <TextLink href={paths.supportFeedbackItem(id)}>
                  <span className="line-clamp-2 wrap-anywhere">
                    {words || (
                      <>
                        {t("noWords")} · {page}
                      </>
                    )}
                  </span>
                </TextLink>
              </span>
            </Cell>
            <Cell card="aside">
              <FeedbackStateTag state={state} />
            </Cell>
            <Cell card="labelled" label={t("due")}>
              {dueOn ? <BusinessDate date={dueOn} /> : t("noDue")}
              {late ? <strong className="ms-2 font-semibold text-missing">{t("late")}</strong> : null}
            </Cell>
            <Cell card="labelled" label={t("cause")}>
              {causes(cause)}
            </Cell>
            <Cell card="labelled" label={t("merchant")}>
              {merchant ?? t("visitor")}
            </Cell>
            <Cell card="labelled" label={t("by")}>
              {takenBy ?? "—"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
