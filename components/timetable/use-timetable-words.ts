import { useTranslations } from "next-intl";
import type { SlotRule } from "#domain/slot.ts";

/** What an appointment is called, and when it comes, in words; one of a newer worker has no name here yet. */
export function useTimetableWords() {
  const t = useTranslations("timetable");
  return { nameOf, doesOf, whenOf, tookOf };

  function nameOf(name: string): string {
    const key = `names.${name}.label` as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : name;
  }

  function doesOf(name: string): string {
    const key = `names.${name}.does` as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : t("unknown");
  }

  function whenOf(rule: SlotRule): string {
    if ("daily" in rule) return t("when.daily", { at: rule.daily });
    if ("days" in rule) return t("when.monthly", { days: rule.days.join(t("when.and")), at: rule.at });
    const { everySeconds } = rule;
    if (everySeconds % 3_600 === 0) return t("when.hours", { count: everySeconds / 3_600 });
    return everySeconds % 60 === 0
      ? t("when.minutes", { count: everySeconds / 60 })
      : t("when.seconds", { count: everySeconds });
  }

  function tookOf(startedAt: Date | null, finishedAt: Date | null): string {
    if (!startedAt || !finishedAt) return "–";
    const ms = Math.max(0, finishedAt.getTime() - startedAt.getTime());
    return ms < 10_000 ? t("ms", { ms }) : t("seconds", { seconds: Math.round(ms / 1_000) });
  }
}
