import { AlarmClock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Incident } from "#domain/incident.ts";

/** For operators: we promised news by now, and the people affected are still waiting for them. */
export function OverdueBanner({ incidents }: { incidents: readonly Incident[] }) {
  const t = useTranslations("incidents.ops");
  const locale = useLocale();
  if (incidents.length === 0) return null;
  return (
    <aside
      data-shell-part
      data-tone="missing"
      aria-label={t("overdue")}
      className="flex gap-2.5 border-b border-tone-line bg-tone-soft px-4 py-2 text-xs mid:px-8 mid:text-sm"
    >
      <AlarmClock aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
      <div className="min-w-0">
        <p>{t("overdueBanner")}</p>
        <ul>
          {incidents.map(({ id, words }) => (
            <li key={id} className="wrap-anywhere">
              <TextLink href={paths.opsIncident(id)}>{words[locale].title}</TextLink>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
