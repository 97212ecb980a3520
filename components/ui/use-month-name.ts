import { useFormatter } from "next-intl";
import { instantOf, type Period } from "#domain/period.ts";

/** `2026-11` → 2026年11月 / November 2026. */
export function useMonthName(): (period: Period) => string {
  const format = useFormatter();
  return (period) => {
    const first = instantOf(`${period}-01`);
    return first ? format.dateTime(first, { year: "numeric", month: "long", timeZone: "Asia/Shanghai" }) : period;
  };
}
