import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedQueue } from "#server/monitoring/list-queues.ts";

/** How many bells wait, ring and failed; the rows above say what is really to be done. */
export function QueueTable({ queues }: { queues: readonly ListedQueue[] }) {
  const t = useTranslations("operations.queues");
  const counted = queues[0]?.countedAt;
  return (
    <>
      <Table caption={t("title")}>
        <TableHead>
          <HeaderCell>{t("job")}</HeaderCell>
          <HeaderCell numeric>{t("ready")}</HeaderCell>
          <HeaderCell numeric>{t("deferred")}</HeaderCell>
          <HeaderCell numeric>{t("active")}</HeaderCell>
          <HeaderCell numeric>{t("failed")}</HeaderCell>
        </TableHead>
        <tbody>
          {queues.map(({ name, ready, deferred, active, failed }) => (
            <tr key={name}>
              <Cell card="title" heading>
                {t(`jobs.${name}`)}
                {ready + deferred + active + failed === 0 ? (
                  <span className="ms-2 text-ink-faint mid:hidden">{t("empty")}</span>
                ) : null}
              </Cell>
              <Count label={t("ready")} count={ready} />
              <Count label={t("deferred")} count={deferred} />
              <Count label={t("active")} count={active} />
              <Count label={t("failed")} count={failed} alarming />
            </tr>
          ))}
        </tbody>
      </Table>
      {counted ? (
        <p className="mt-2 text-xs text-ink-faint">{t.rich("countedAt", { when: () => <DateTime at={counted} /> })}</p>
      ) : null}
    </>
  );
}

/** On the phone what is nothing is left out. */
function Count({ label, count, alarming }: { label: string; count: number; alarming?: boolean }) {
  const tone = count === 0 ? "text-ink-faint" : alarming ? "font-medium text-returned" : undefined;
  return (
    <Cell card={count === 0 ? "hidden" : "labelled"} label={label} numeric>
      <span className={tone}>{count.toLocaleString("en-US")}</span>
    </Cell>
  );
}
