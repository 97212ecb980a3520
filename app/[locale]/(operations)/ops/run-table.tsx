import { CircleCheck, CircleEllipsis, CircleX, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedRun } from "#server/monitoring/list-runs.ts";

const looks: Record<"done" | "failed" | "running", { tone: Tone; Icon: LucideIcon }> = {
  done: { tone: "accepted", Icon: CircleCheck },
  failed: { tone: "returned", Icon: CircleX },
  running: { tone: "moving", Icon: CircleEllipsis },
};

/** The latest rounds of the timetable; a failed one says why. */
export function RunTable({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTranslations("operations.runs");
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
                {nameOf(run.name)}
                <StatusTag {...looks[outcomeOf(run)]} label={t(outcomeOf(run))} />
              </span>
              {run.fault ? <span className="block text-xs text-ink-soft">{run.fault}</span> : null}
              {run.count === null ? null : (
                <span className="block text-xs text-ink-faint">{t("counted", { count: run.count })}</span>
              )}
            </Cell>
            <Cell card="labelled" label={t("startedAt")}>
              <DateTime at={run.startedAt} />
            </Cell>
            <Cell card="labelled" label={t("took")} numeric>
              {run.finishedAt ? t("ms", { ms: run.finishedAt.getTime() - run.startedAt.getTime() }) : "–"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );

  function nameOf(name: string): string {
    const known = `names.${name}` as Parameters<typeof t>[0];
    return t.has(known) ? t(known) : name;
  }
}

function outcomeOf({ outcome }: ListedRun): keyof typeof looks {
  return outcome === "done" || outcome === "failed" ? outcome : "running";
}
