import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import type { ListedOutage } from "#server/monitoring/list-connectors.ts";

/** When this way was shut lately, why and for how long: the same records a delay certificate names. */
export function OutageList({ outages }: { outages: readonly ListedOutage[] }) {
  const t = useTranslations("operations.outages");
  if (outages.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium">{t("title")}</h3>
      <ul className="mt-1 divide-y divide-line">
        {outages.map(({ cause, words, beganAt, endedAt }) => (
          <li key={beganAt.toISOString()} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span>
              {t(`causes.${cause}`)}
              {words ? <span className="ms-2 text-ink-soft">{words}</span> : null}
            </span>
            <span className="figures text-xs text-ink-soft">
              <DateTime at={beganAt} /> — {endedAt ? <DateTime at={endedAt} /> : t("running")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
