import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedCase } from "#server/support/list-cases.ts";
import { CaseStateTag } from "./case-state-tag.tsx";
import { PriorityTag } from "./priority-tag.tsx";
import { useCaseTitle } from "./use-case-title.ts";

/** The queue, or its head: what is most pressing first. */
export function QueueTable({ rows }: { rows: readonly ListedCase[] }) {
  const t = useTranslations("cases.queue");
  const kinds = useTranslations("cases.kinds");
  const titleOf = useCaseTitle();
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("number")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell>{t("priority")}</HeaderCell>
        <HeaderCell>{t("due")}</HeaderCell>
        <HeaderCell>{t("merchant")}</HeaderCell>
        <HeaderCell>{t("owner")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell card="title" heading className="mid:min-w-56">
              <TextLink href={paths.supportCase(row.id)}>
                <span className="wrap-anywhere">{titleOf(row)}</span>
              </TextLink>
              <span className="figures block text-xs font-normal text-ink-faint">
                {row.number} · {kinds(row.kind)}
              </span>
            </Cell>
            <Cell card="aside">
              <CaseStateTag state={row.state} side="staff" />
            </Cell>
            <Cell card="labelled" label={t("priority")}>
              <PriorityTag priority={row.priority} />
            </Cell>
            <Cell card="labelled" label={t("due")}>
              <Due row={row} />
            </Cell>
            <Cell card="labelled" label={t("merchant")}>
              {row.merchant.name}
            </Cell>
            <Cell card="labelled" label={t("owner")}>
              {row.owner ?? <span className="text-ink-soft">{t("unowned")}</span>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Due({ row: { state, dueAt, late, closedAt } }: { row: ListedCase }) {
  const t = useTranslations("cases.queue");
  if (closedAt) return <DateTime at={closedAt} />;
  if (state === "asked") return <span className="text-ink-soft">{t("paused")}</span>;
  return (
    <>
      <DateTime at={dueAt} />
      {late ? <strong className="ms-2 font-semibold text-missing">{t("late")}</strong> : null}
    </>
  );
}
