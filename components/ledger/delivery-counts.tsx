import { useTranslations } from "next-intl";
import { Counters } from "#components/ui/counters.tsx";
import { counterLooks } from "#components/ui/status-tone.ts";
import type { EntryCounts } from "#server/ledger/record-issued.ts";

const looks = {
  taken: counterLooks.accepted,
  changed: counterLooks.ready,
  unchanged: counterLooks.duplicate,
  kept: counterLooks.onTheirWay,
  refused: counterLooks.needsFix,
} as const;
type Count = keyof typeof looks;

/** They add up to all that was delivered. */
export function DeliveryCounts({ counts }: { counts: EntryCounts }) {
  const t = useTranslations("ledger.delivery.counts");
  const counters = (Object.keys(looks) as Count[]).map((id) => ({
    id,
    look: looks[id],
    name: t(id),
    count: counts[id],
    note: t(`${id}Hint`),
  }));
  return <Counters label={t("caption")} counters={counters} />;
}
