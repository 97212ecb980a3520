import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Incident } from "#domain/incident.ts";

type PastIncidentsProps = { incidents: readonly Incident[]; before: string | null; after: string | null };

/** What was said before and is over, the latest first. */
export function PastIncidents({ incidents, before, after }: PastIncidentsProps) {
  const t = useTranslations("status.past");
  const kinds = useTranslations("incidents.kinds");
  const locale = useLocale();
  if (incidents.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <>
      <ul className="max-w-200 divide-y divide-line border-y border-line">
        {incidents.map(({ id, kind, words, beganAt, endedAt }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
            <span className="wrap-anywhere">
              <TextLink href={paths.statusIncident(id)}>{words[locale].title}</TextLink>{" "}
              <span className="text-ink-soft">{kinds(kind)}</span>
            </span>
            <span className="figures text-xs text-ink-soft">
              <DateTime at={beganAt} /> — {endedAt ? <DateTime at={endedAt} /> : null}
            </span>
          </li>
        ))}
      </ul>
      <Pagination
        first={before ? paths.status : undefined}
        next={after ? `${paths.status}?${new URLSearchParams({ before: after })}` : undefined}
        summary={after ? t("older") : undefined}
      />
    </>
  );
}
