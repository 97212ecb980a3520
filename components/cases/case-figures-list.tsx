import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CaseFigures } from "#server/support/case-figures.ts";

/** How old what waits is, and how long answers took: in numbers one can act on. @param days what the times are of */
export function CaseFiguresList({ figures, days }: { figures: CaseFigures; days: number }) {
  const t = useTranslations("cases.figures");
  const lasting = useLasting();
  const { underADay, underThreeDays, older, inTime, owed } = figures;
  return (
    <dl
      aria-label={t("label")}
      className="grid gap-px overflow-hidden rounded-lg border border-line bg-line mid:grid-cols-4"
    >
      <Figure name={t("age")} note={t("ageText", { day: underADay, three: underThreeDays, older })}>
        {underADay + underThreeDays + older}
      </Figure>
      <Figure name={t("firstReply")} note={t("days", { days })}>
        {lasting(figures.firstReplyMinutes)}
      </Figure>
      <Figure name={t("inTime")} note={t("ratio", { inTime, owed })}>
        {owed === 0 ? t("none") : `${Math.floor((100 * inTime) / owed)}%`}
      </Figure>
      <Figure name={t("solve")} note={t("days", { days })}>
        {lasting(figures.solveMinutes)}
      </Figure>
    </dl>
  );
}

function Figure({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-ink-soft">{name}</dt>
      <dd>
        <span className="figures block text-lg font-semibold">{children}</span>
        <span className="block text-xs text-ink-soft">{note}</span>
      </dd>
    </div>
  );
}

/** In one whole unit, small enough to mean something. */
function useLasting(): (minutes: number | null) => string {
  const t = useTranslations("cases.figures");
  return (minutes) => {
    if (minutes === null) return t("none");
    if (minutes < 90) return t("minutes", { count: Math.round(minutes) });
    const hours = minutes / 60;
    return hours < 48 ? t("hours", { count: Math.round(hours) }) : t("daysLong", { count: Math.round(hours / 24) });
  };
}
