import { useTranslations } from "next-intl";
import { Tabs } from "#components/ui/tabs.tsx";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import type { RowFilter } from "#server/batches/list-rows.ts";
import { rowsAddress } from "./rows-address.ts";

/** In the order in which they want attention; `all` is always there. */
const order: readonly RowFilter[] = [
  "needsFix",
  "returned",
  "unknown",
  "held",
  "ready",
  "onTheirWay",
  "accepted",
  "acceptedEarlier",
  "duplicate",
  "noted",
  "repaired",
  "part",
  "removed",
  "all",
];

export function RowTabs({ batch, show }: { batch: FoundBatch; show: RowFilter }) {
  const t = useTranslations("batch.filters");
  const counts = filterCounts(batch);
  const tabs = order
    .filter((filter) => filter === "all" || filter === show || counts[filter] > 0)
    .map((filter) => ({
      href: rowsAddress(batch.id, { show: filter }),
      label: t(`${filter}`),
      count: counts[filter],
      current: filter === show,
    }));
  return <Tabs label={t("label")} tabs={tabs} />;
}

export function filterCounts({ counters, repaired, noted }: FoundBatch): Record<RowFilter, number> {
  return { ...counters, repaired, noted, all: counters.total - counters.blank };
}
