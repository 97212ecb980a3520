import { useTranslations } from "next-intl";

/** How long there was still time, on the day the report was made. */
export function useDaysWords(): (daysLeft: number) => string {
  const t = useTranslations("reports.dues");
  return (daysLeft) => {
    if (daysLeft === 0) return t("today");
    return daysLeft > 0 ? t("left", { days: daysLeft }) : t("over", { days: -daysLeft });
  };
}
