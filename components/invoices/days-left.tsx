import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Deadline } from "#domain/deadline.ts";

type DaysLeftProps = {
  /** Whole days until the deadline; negative once it has passed, null where no rule gives one. */
  daysLeft: number | null;
  /** `YYYY-MM-DD` */
  deadline?: string | null;
  /** Which day it was before, and the notice that moved it. */
  moved?: Deadline["moved"];
};

const soon = 3;

/** How long there is still time, and until when. A hint by dated rules: the tax office decides. */
export function DaysLeft({ daysLeft, deadline, moved }: DaysLeftProps) {
  const t = useTranslations("invoice.deadline");
  if (daysLeft === null) return <span className="text-ink-faint">{t("none")}</span>;
  const urgent = daysLeft <= soon;
  return (
    <span data-tone={toneOf(daysLeft)} className="inline-flex flex-wrap items-baseline gap-x-1.5 whitespace-nowrap">
      <span className={urgent ? "inline-flex items-center gap-1 font-medium text-tone" : undefined}>
        {urgent ? <CalendarClock aria-hidden className="size-3.5" /> : null}
        {words(daysLeft)}
      </span>
      {deadline ? (
        <span className="text-xs text-ink-faint">
          {t.rich("until", { date: () => <BusinessDate date={deadline} /> })}
        </span>
      ) : null}
      {moved ? (
        <span className="text-xs whitespace-normal text-ink-faint">
          {t.rich("moved", {
            date: () => <BusinessDate date={moved.from} />,
            notice: (label) => <TextLink href={paths.statusIncident(moved.incidentId)}>{label}</TextLink>,
          })}
        </span>
      ) : null}
    </span>
  );

  function words(days: number): string {
    if (days < 0) return t("over", { count: -days });
    return days === 0 ? t("today") : t("left", { count: days });
  }
}

function toneOf(daysLeft: number): Tone {
  if (daysLeft < 0) return "returned";
  return daysLeft <= soon ? "missing" : "neutral";
}
