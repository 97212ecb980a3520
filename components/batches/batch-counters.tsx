import { useTranslations } from "next-intl";
import { type CounterName, counterLooks } from "#components/ui/status-tone.ts";
import type { BatchCounters as Counters } from "#domain/batch.ts";
import { Link } from "#i18n/navigation.ts";

type BatchCountersProps = {
  counters: Counters;
  /** The address of the rows; each counter adds its own `show`. Left out, the counters are only figures. */
  href?: string;
};

/** In the order in which they want attention; together they are every row of the file. */
const order: readonly CounterName[] = [
  "needsFix",
  "returned",
  "unknown",
  "held",
  "duplicate",
  "ready",
  "onTheirWay",
  "accepted",
  "acceptedEarlier",
  "blank",
];

export function BatchCounters({ counters, href }: BatchCountersProps) {
  const t = useTranslations("batch.counters");
  const shown = order.filter((name) => counters[name] > 0);
  return (
    <div className="grid gap-3">
      <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-sm">
        {shown.map((name) => (
          <span
            key={name}
            data-tone={counterLooks[name].tone}
            data-meter
            className="min-w-1 bg-tone"
            style={{ flexGrow: counters[name], flexBasis: 0 }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {shown.map((name) => (
          <li key={name}>
            <Counter name={name} label={t(name)} count={counters[name]} href={href && `${href}?show=${name}`} />
          </li>
        ))}
        <li className="figures flex min-h-6 items-center gap-1.5 text-ink-soft coarse:min-h-11">
          {t("total", { count: counters.total })}
        </li>
      </ul>
    </div>
  );
}

type CounterProps = { name: CounterName; label: string; count: number; href?: string };

function Counter({ name, label, count, href }: CounterProps) {
  const { tone, Icon } = counterLooks[name];
  const text = (
    <>
      <Icon aria-hidden className="size-4 text-tone" />
      {label}
      <span className="figures font-semibold">{count.toLocaleString("en-US")}</span>
    </>
  );
  const className = "flex min-h-6 items-center gap-1.5 rounded-sm coarse:min-h-11";
  return href ? (
    <Link href={href} data-tone={tone} className={`${className} underline-offset-4 hover:underline`}>
      {text}
    </Link>
  ) : (
    <span data-tone={tone} className={className}>
      {text}
    </span>
  );
}
