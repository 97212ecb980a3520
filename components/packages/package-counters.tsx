import { useTranslations } from "next-intl";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { PackageCounters as Counters } from "#server/packages/find-package.ts";

const looks = {
  accepted: submissionLooks.ACCEPTED,
  returned: submissionLooks.REJECTED,
  open: submissionLooks.PROCESSING,
  left: submissionLooks.HELD,
} as const;
type Counter = keyof typeof looks;

/** They add up to the invoices of the package; what never happens is not shown. */
export function PackageCounters({ counters }: { counters: Counters }) {
  const t = useTranslations("package.counters");
  const shown = (Object.keys(looks) as Counter[]).filter((name) => name !== "left" || counters.left > 0);
  return (
    <ul
      aria-label={t("label")}
      className="grid auto-cols-fr grid-flow-row gap-px overflow-hidden rounded-lg border border-line bg-line mid:grid-flow-col"
    >
      {shown.map((name) => (
        <Counter key={name} name={name} count={counters[name]} />
      ))}
    </ul>
  );
}

function Counter({ name, count }: { name: Counter; count: number }) {
  const t = useTranslations("package.counters");
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
      {count > 0 ? <span className="block text-xs text-ink-soft">{t(`note.${name}`)}</span> : null}
    </li>
  );
}
