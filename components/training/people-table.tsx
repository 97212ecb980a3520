import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Learner } from "#server/training/learners.ts";

/** How far everybody of a merchant is; for its owner. */
export function PeopleTable({ people }: { people: readonly Learner[] }) {
  const t = useTranslations("training.people");
  return (
    <Table caption={t("title")}>
      <TableHead>
        <HeaderCell>{t("name")}</HeaderCell>
        <HeaderCell>{t("role")}</HeaderCell>
        <HeaderCell numeric>{t("planned")}</HeaderCell>
        <HeaderCell numeric>{t("overdue")}</HeaderCell>
        <HeaderCell numeric>{t("tests")}</HeaderCell>
        <HeaderCell>{t("last")}</HeaderCell>
      </TableHead>
      <tbody>
        {people.map(({ accountId, name, role, plan, testsTaken, lastAt }) => (
          <tr key={accountId}>
            <Cell card="title" heading className="wrap-anywhere">
              {name}
            </Cell>
            <Cell card="aside">{role === "owner" || role === "clerk" ? t(`roles.${role}`) : role}</Cell>
            <Cell card="labelled" label={t("planned")} numeric>
              {t("plannedOf", { done: plan.filter(({ state }) => state === "done").length, total: plan.length })}
            </Cell>
            <Cell card="labelled" label={t("overdue")} numeric>
              {plan.filter(({ state }) => state === "overdue").length}
            </Cell>
            <Cell card="labelled" label={t("tests")} numeric>
              {testsTaken}
            </Cell>
            <Cell card="labelled" label={t("last")}>
              {lastAt ? <DateTime at={lastAt} /> : t("never")}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
