import { useTranslations } from "next-intl";
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
  return (
    <ul
      aria-label={t("caption")}
      className="grid auto-cols-fr grid-flow-row gap-px overflow-hidden rounded-lg border border-line bg-line mid:grid-flow-col"
    >
      {(Object.keys(looks) as Count[]).map((name) => (
        <Counter key={name} name={name} count={counts[name]} />
      ))}
    </ul>
  );
}

function Counter({ name, count }: { name: Count; count: number }) {
  const t = useTranslations("ledger.delivery.counts");
  const { tone, Icon } = looks[name];
  return (
    <li data-tone={count === 0 ? "neutral" : tone} className="bg-surface px-4 py-3">
      <span className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-4 shrink-0 text-tone" />
        {t(name)}
      </span>
      <span className={count === 0 ? "figures block text-lg text-ink-faint" : "figures block text-lg font-semibold"}>
        {count.toLocaleString("en-US")}
      </span>
      {count > 0 ? <span className="block text-xs text-ink-soft">{t(`${name}Hint`)}</span> : null}
    </li>
  );
}
