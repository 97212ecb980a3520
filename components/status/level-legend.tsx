import { useTranslations } from "next-intl";
import { dayLevels } from "#domain/status-day.ts";
import { levelLooks } from "./level-looks.ts";

export function LevelLegend() {
  const t = useTranslations("status.history");
  return (
    <ul aria-label={t("legend")} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {dayLevels.map((level) => (
        <li key={level} data-tone={levelLooks[level].tone} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className="flex h-6 w-3 items-end overflow-hidden rounded-sm border border-tone-line bg-tone-soft"
          >
            <span className={`block w-full bg-tone ${levelLooks[level].height}`} />
          </span>
          {t(`levels.${level}`)}
        </li>
      ))}
    </ul>
  );
}
