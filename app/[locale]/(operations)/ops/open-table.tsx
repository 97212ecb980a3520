import { useTranslations } from "next-intl";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { Age } from "#components/support/age.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { OpenTally } from "#server/monitoring/list-open-submissions.ts";

/** Submissions of all merchants by the state they rest in, and what should have gone on already. */
export function OpenTable({ tallies }: { tallies: readonly OpenTally[] }) {
  const t = useTranslations("operations.open");
  if (tallies.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <Table caption={t("title")}>
      <TableHead>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell numeric>{t("count")}</HeaderCell>
        <HeaderCell numeric>{t("due")}</HeaderCell>
        <HeaderCell numeric>{t("oldestDue")}</HeaderCell>
        <HeaderCell numeric>{t("oldest")}</HeaderCell>
      </TableHead>
      <tbody>
        {tallies.map(({ state, count, due, oldestDue, oldest }) => (
          <tr key={state}>
            <Cell card="title" heading>
              <StateTag state={state} />
            </Cell>
            <Cell card="aside" numeric>
              {count.toLocaleString("en-US")}
            </Cell>
            <Cell card={due === 0 ? "hidden" : "labelled"} label={t("due")} numeric>
              {due.toLocaleString("en-US")}
            </Cell>
            <Cell card={oldestDue ? "labelled" : "hidden"} label={t("oldestDue")} numeric>
              {oldestDue ? <Age from={oldestDue} /> : "–"}
            </Cell>
            <Cell card="labelled" label={t("oldest")} numeric>
              <Age from={oldest} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
