import { useTranslations } from "next-intl";
import { amountsOf } from "#domain/figure-amount.ts";
import type { ListedAlert } from "#server/monitoring/list-alerts.ts";

/** What an alert is called, of what it is, and how bad it has become. */
export function useAlertWords() {
  const t = useTranslations("watch");
  const causes = useTranslations("missing.causes");
  return { titleOf, subjectOf, measuredOf };

  /** A rule of another version has no name here. */
  function titleOf({ rule }: Pick<ListedAlert, "rule">): string {
    const key = `rules.${rule}` as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : rule;
  }

  /** A way or a cause; empty where the rule knows only one thing. */
  function subjectOf({ subject }: Pick<ListedAlert, "subject">): string {
    if (subject === "") return "";
    const way = `ways.${subject}` as Parameters<typeof t>[0];
    if (t.has(way)) return t(way);
    const cause = `${subject}.label` as Parameters<typeof causes>[0];
    return causes.has(cause) ? causes(cause) : subject;
  }

  function measuredOf(alert: Pick<ListedAlert, "known" | "value" | "limit">): string | null {
    const amounts = alert.known && amountsOf(alert.known, alert);
    if (!amounts) return null;
    const { value, limit } = amounts;
    return t("alerts.against", {
      value: t(`units.${value.unit}`, { count: value.count }),
      limit: t(`units.${limit.unit}`, { count: limit.count }),
    });
  }
}
