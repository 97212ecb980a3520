import { useTranslations } from "next-intl";

const minuteMs = 60_000;

/** How long a way was shut, to the minute. */
export function useDuration(): (ms: number) => string {
  const t = useTranslations("status.history");
  return (ms) => {
    const minutes = Math.round(ms / minuteMs);
    if (minutes === 0) return t("moment");
    if (minutes >= 24 * 60) return t("allDay");
    if (minutes < 60) return t("minutes", { minutes });
    return t("hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
}
