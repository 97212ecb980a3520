import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedRun } from "#server/timetable/list-runs.ts";
import { RunStateTag } from "./run-state-tag.tsx";
import { useTimetableWords } from "./use-timetable-words.ts";

/** Every run, the newest first; a failed one says why. */
export function RunHistory({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTranslations("timetable");
  const words = useTimetableWords();
  if (runs.length === 0) return <p className="text-ink-soft">{t("history.none")}</p>;
  return (
    <Table caption={t("history.caption")}>
      <TableHead>
        <HeaderCell>{t("columns.task")}</HeaderCell>
        <HeaderCell>{t("columns.slot")}</HeaderCell>
        <HeaderCell>{t("columns.startedAt")}</HeaderCell>
        <HeaderCell numeric>{t("columns.took")}</HeaderCell>
        <HeaderCell>{t("columns.by")}</HeaderCell>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell card="title" heading>
              <span className="flex flex-wrap items-center gap-2">
                {words.nameOf(run.name)}
                <RunStateTag state={run.state} />
              </span>
              {run.fault ? <span className="block text-xs break-words text-ink-soft">{run.fault}</span> : null}
              <span className="block text-xs font-normal text-ink-faint">{factsOf(run)}</span>
            </Cell>
            <Cell card="labelled" label={t("columns.slot")}>
              <DateTime at={run.slot} />
            </Cell>
            <Cell card="labelled" label={t("columns.startedAt")}>
              {run.startedAt ? <DateTime at={run.startedAt} /> : "–"}
            </Cell>
            <Cell card="labelled" label={t("columns.took")} numeric>
              {words.tookOf(run.startedAt, run.finishedAt)}
            </Cell>
            <Cell card="labelled" label={t("columns.by")}>
              {run.askedBy ?? t("byItself")}
              {run.workerId ? (
                <span className="figures block text-xs text-ink-faint">{run.workerId.slice(0, 8)}</span>
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );

  function factsOf({ attempt, state, progress, count }: ListedRun): string {
    return [
      attempt > 1 ? t("attempt", { attempt }) : "",
      progress && state !== "done" ? t("progress", progress) : "",
      count === null ? "" : t("counted", { count }),
    ]
      .filter((fact) => fact !== "")
      .join(" · ");
  }
}
