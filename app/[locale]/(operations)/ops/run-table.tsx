import { useTranslations } from "next-intl";
import { RunStateTag } from "#components/timetable/run-state-tag.tsx";
import { useTimetableWords } from "#components/timetable/use-timetable-words.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedRun } from "#server/timetable/list-runs.ts";

/** The latest rounds of the timetable; a failed one says why. */
export function RunTable({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTranslations("operations.runs");
  const words = useTimetableWords();
  if (runs.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <Table caption={t("title")}>
      <TableHead>
        <HeaderCell>{t("round")}</HeaderCell>
        <HeaderCell>{t("startedAt")}</HeaderCell>
        <HeaderCell numeric>{t("took")}</HeaderCell>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell card="title" heading>
              <span className="flex flex-wrap items-center gap-2">
                {words.nameOf(run.name)}
                <RunStateTag state={run.state} />
              </span>
              {run.fault ? <span className="block text-xs text-ink-soft">{run.fault}</span> : null}
              {run.count === null ? null : (
                <span className="block text-xs text-ink-faint">{t("counted", { count: run.count })}</span>
              )}
            </Cell>
            <Cell card="labelled" label={t("startedAt")}>
              <DateTime at={run.startedAt ?? run.slot} />
            </Cell>
            <Cell card="labelled" label={t("took")} numeric>
              {words.tookOf(run.startedAt, run.finishedAt)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
