import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { longDate } from "#components/ui/date-text.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Incident } from "#domain/incident.ts";
import type { StatusDay } from "#domain/status-day.ts";

type DayPanelProps = {
  day: string;
  ways: readonly { readonly name: string; readonly day: StatusDay }[];
  /** What was said about this day. */
  incidents: readonly Incident[];
};

/** One day in words: when which way was shut and why, what our probes found, and what was said of it. */
export function DayPanel({ day, ways, incidents }: DayPanelProps) {
  const t = useTranslations("status.day");
  const locale = useLocale();
  return (
    <section
      id="day"
      aria-labelledby="day-title"
      className="grid scroll-mt-20 gap-4 rounded-lg border border-line bg-canvas p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 id="day-title" className="font-medium">
          {t("title", { day: longDate(day, locale) })}
        </h3>
        <TextLink href={paths.status} scroll={false}>
          {t("close")}
        </TextLink>
      </div>
      {ways.map(({ name, day: status }) => (
        <WayDay key={name} name={name} status={status} />
      ))}
      {incidents.length > 0 ? (
        <div>
          <p className="text-ink-soft">{t("incidents")}</p>
          <ul>
            {incidents.map(({ id, words }) => (
              <li key={id} className="wrap-anywhere">
                <TextLink href={paths.statusIncident(id)}>{words[locale].title}</TextLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

type Cause = "NO_ANSWER" | "REFUSED_US" | "STOPPED";

function WayDay({ name, status: { level, shut, probes } }: { name: string; status: StatusDay }) {
  const t = useTranslations("status.day");
  const history = useTranslations("status.history");
  return (
    <div>
      <p>
        <span className="font-medium">{name}</span> · {history(`levels.${level}`)}
      </p>
      {level === "unseen" ? (
        <p className="text-ink-soft">{t("unseen")}</p>
      ) : (
        <>
          {shut.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
          <ul>
            {shut.map(({ cause, beganAt, endedAt }) => (
              <li key={beganAt.toISOString()} className="text-ink-soft">
                {t.rich("shut", {
                  from: () => <DateTime at={beganAt} />,
                  to: () => (endedAt ? <DateTime at={endedAt} /> : t("running")),
                  cause: t(`causes.${cause as Cause}`),
                })}
              </li>
            ))}
          </ul>
          <p className="text-ink-soft">
            {probes ? history("probes", { asked: probes.asked, answered: probes.answered }) : history("noProbes")}
          </p>
        </>
      )}
    </div>
  );
}
