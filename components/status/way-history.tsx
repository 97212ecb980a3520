import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { longDate } from "#components/ui/date-text.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { type StatusDay, shareText } from "#domain/status-day.ts";
import { Link } from "#i18n/navigation.ts";
import type { WayHistory as History } from "#server/incidents/status-history.ts";
import { levelLooks } from "./level-looks.ts";
import { useDuration } from "./use-duration.ts";

type WayHistoryProps = { name: string; history: History; chosen: string | null };

/** One way, a cell a day; each cell opens its day, and the same stands in a table. */
export function WayHistory({ name, history: { days, share }, chosen }: WayHistoryProps) {
  const t = useTranslations("status.history");
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="font-medium">{name}</span>
        <span className="figures text-ink-soft">
          {share === null ? t("noShare") : t("share", { share: shareText(share) })}
        </span>
      </figcaption>
      <ul className="mt-2 grid grid-cols-[repeat(13,minmax(0,1fr))] gap-0.5 mid:grid-cols-[repeat(30,minmax(0,1fr))]">
        {days.map((day) => (
          <li key={day.day}>
            <DayCell day={day} chosen={day.day === chosen} />
          </li>
        ))}
      </ul>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-ink-faint">
        <span>{t("from")}</span>
        <span>{t("to")}</span>
      </p>
      <details className="mt-1 text-sm">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-ink-soft hover:text-ink coarse:min-h-11 print:hidden">
          {t("asTable")}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section aria-label={t("caption", { way: name })} tabIndex={0} className="mt-2 max-h-96 overflow-y-auto">
          <DayTable name={name} days={days} />
        </section>
      </details>
    </figure>
  );
}

/** Days on which nothing was wrong are left out of the keyboard's round: the table has them all. */
function DayCell({ day: { day, level, shutMs }, chosen }: { day: StatusDay; chosen: boolean }) {
  const t = useTranslations("status.history");
  const locale = useLocale();
  const duration = useDuration();
  const { tone, height } = levelLooks[level];
  const values = { day: longDate(day, locale), level: t(`levels.${level}`) };
  const label = shutMs > 0 ? t("cellShut", { ...values, duration: duration(shutMs) }) : t("cell", values);
  return (
    <Link
      href={paths.statusDay(day)}
      prefetch={false}
      scroll={false}
      data-tone={tone}
      aria-label={label}
      title={label}
      aria-current={chosen ? "date" : undefined}
      tabIndex={shutMs > 0 || chosen ? undefined : -1}
      className="flex h-7 items-end overflow-hidden rounded-sm border border-tone-line bg-tone-soft hover:border-tone aria-[current]:outline-2 aria-[current]:outline-offset-1 aria-[current]:outline-accent"
    >
      <span className={`block w-full bg-tone ${height}`} />
    </Link>
  );
}

function DayTable({ name, days }: { name: string; days: readonly StatusDay[] }) {
  const t = useTranslations("status.history");
  const duration = useDuration();
  return (
    <Table caption={t("caption", { way: name })}>
      <TableHead>
        <HeaderCell>{t("columns.day")}</HeaderCell>
        <HeaderCell>{t("columns.level")}</HeaderCell>
        <HeaderCell numeric>{t("columns.shut")}</HeaderCell>
        <HeaderCell numeric>{t("columns.probes")}</HeaderCell>
      </TableHead>
      <tbody>
        {days.toReversed().map(({ day, level, shutMs, probes }) => (
          <tr key={day}>
            <Cell card="title" heading>
              <BusinessDate date={day} />
            </Cell>
            <Cell card="aside">{t(`levels.${level}`)}</Cell>
            <Cell card="labelled" label={t("columns.shut")} numeric>
              {shutMs > 0 ? duration(shutMs) : "—"}
            </Cell>
            <Cell card="labelled" label={t("columns.probes")} numeric>
              {probes ? `${probes.answered}/${probes.asked}` : "—"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
