import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Age } from "#components/support/age.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedWorker } from "#server/monitoring/list-workers.ts";

export function WorkerTable({ workers }: { workers: readonly ListedWorker[] }) {
  const t = useTranslations("operations.workers");
  if (workers.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <Table caption={t("title")}>
      <TableHead>
        <HeaderCell>{t("worker")}</HeaderCell>
        <HeaderCell numeric>{t("beat")}</HeaderCell>
        <HeaderCell numeric>{t("since")}</HeaderCell>
      </TableHead>
      <tbody>
        {workers.map(({ id, alive, beatAt, startedAt }) => (
          <tr key={id}>
            <Cell card="title" heading>
              <span className="flex flex-wrap items-center gap-2">
                <StatusTag
                  tone={alive ? "accepted" : "returned"}
                  Icon={alive ? CircleCheck : CircleX}
                  label={t(alive ? "alive" : "silent")}
                />
                <span className="figures text-xs text-ink-faint" title={id}>
                  {id.slice(0, 8)}
                </span>
              </span>
            </Cell>
            <Cell card="labelled" label={t("beat")} numeric>
              <Age from={beatAt} />
            </Cell>
            <Cell card="labelled" label={t("since")} numeric>
              <Age from={startedAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
