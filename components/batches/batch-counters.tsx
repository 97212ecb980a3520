import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { type CounterName, counterLooks } from "#components/ui/status-tone.ts";
import type { BatchCounters as Counters } from "#domain/batch.ts";
import { Link } from "#i18n/navigation.ts";

type BatchCountersProps = {
  counters: Counters;
  /** The address of the rows; each counter adds its own `show`. Left out, the counters are only figures. */
  href?: string;
  /** Off where another bar already says how far things are. */
  bar?: boolean;
};

/** In the order in which they want attention; together they are every row of the file. */
const order: readonly CounterName[] = [
  "needsFix",
  "returned",
  "unknown",
  "held",
  "ready",
  "onTheirWay",
  "accepted",
  "acceptedEarlier",
  "duplicate",
  "part",
  "removed",
  "blank",
];

/** A sum to be followed: the parts, then every row of the file. Beside each other on the desktop, an account on the phone. */
export function BatchCounters({ counters, href, bar = true }: BatchCountersProps) {
  const t = useTranslations("batch.counters");
  const shown = order.filter((name) => counters[name] > 0);
  return (
    <div className="grid gap-3">
      {bar ? <Bar counters={counters} shown={shown} /> : null}
      <ul aria-label={t("label")} className="mid:flex mid:flex-wrap mid:items-stretch mid:gap-x-3 mid:gap-y-2">
        {shown.map((name, index) => (
          <Part
            key={name}
            name={name}
            sign={index > 0 ? "+" : ""}
            label={t(name)}
            count={counters[name]}
            href={href && name !== "blank" ? `${href}?show=${name}#rows` : undefined}
          />
        ))}
        <li className="flex items-baseline gap-3 border-t-2 border-ink-soft pt-2 mid:border-0 mid:pt-0">
          <Sign text="=" />
          <Figure label={t("total")} count={counters.total} />
        </li>
      </ul>
    </div>
  );
}

function Bar({ counters, shown }: { counters: Counters; shown: readonly CounterName[] }) {
  return (
    <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-sm">
      {shown.map((name) => (
        <span
          key={name}
          data-tone={counterLooks[name].tone}
          data-meter
          className={classNames("min-w-1", name === "ready" ? "bg-accent" : "bg-tone")}
          style={{ flexGrow: counters[name], flexBasis: 0 }}
        />
      ))}
    </div>
  );
}

type PartProps = { name: CounterName; sign: string; label: string; count: number; href?: string };

function Part({ name, sign, label, count, href }: PartProps) {
  const { tone, Icon } = counterLooks[name];
  const figure = (
    <Figure label={label} count={count} icon={<Icon aria-hidden className="size-4 shrink-0 text-tone" />} />
  );
  return (
    <li data-tone={tone} className="flex items-baseline gap-3 border-b border-line py-1.5 mid:border-0 mid:py-0">
      {sign ? <Sign text={sign} /> : null}
      {href ? (
        <Link href={href} className="flex min-h-6 flex-1 rounded-sm underline-offset-4 hover:underline coarse:min-h-11">
          {figure}
        </Link>
      ) : (
        figure
      )}
    </li>
  );
}

function Sign({ text }: { text: string }) {
  return (
    <span aria-hidden className="figures hidden text-base text-ink-faint mid:inline">
      {text}
    </span>
  );
}

type FigureProps = { label: string; count: number; icon?: ReactNode };

function Figure({ label, count, icon }: FigureProps) {
  return (
    <span className="flex flex-1 items-center justify-between gap-x-4 mid:flex-col-reverse mid:items-start mid:justify-end">
      <span className={classNames("flex items-center gap-1.5", !icon && "font-medium")}>
        {icon}
        {label}
      </span>
      <span className="figures text-base font-semibold mid:text-lg">{count.toLocaleString("en-US")}</span>
    </span>
  );
}
