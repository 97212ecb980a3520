import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { formatYuan, magnitude } from "#domain/money.ts";
import type { MonthEnd } from "#server/reconciliation/month-end.ts";

/** What 汇总确认 would say now. Only a rehearsal: the tax authority decides. */
export function MonthEndVerdict({ monthEnd }: { monthEnd: MonthEnd }) {
  const t = useTranslations("books.monthEnd.verdict");
  const { agrees, incomplete, difference, reasons, bureauCompleteTo } = monthEnd;
  const name = !agrees ? "open" : incomplete ? "notYet" : "agrees";
  const gaps = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <Callout kind={name === "agrees" ? "success" : "warning"} title={t(name)}>
      <p>
        {name === "open"
          ? t("openText", {
              count: Math.abs(difference.count),
              sum: `¥${formatYuan(magnitude(difference.total))}`,
              gaps,
            })
          : t(`${name}Text`)}
      </p>
      {bureauCompleteTo ? (
        <p className="text-ink-soft">
          {t.rich("completeTo", { when: () => <DateTime at={bureauCompleteTo} form="long" /> })}
        </p>
      ) : null}
    </Callout>
  );
}
