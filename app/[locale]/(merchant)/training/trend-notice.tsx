import { getTranslations } from "next-intl/server";
import { Callout } from "#components/ui/callout.tsx";
import type { Trend } from "#server/training/find-trend.ts";

/** Said only where it is hardly chance: that fewer come back, or more. */
export async function TrendNotice({ trend: { before, after, difference, days } }: { trend: Trend }) {
  const t = await getTranslations("training.trend");
  const shares = { days, before: inHundred(before), after: inHundred(after) };
  return difference < 0 ? (
    <Callout kind="success" title={t("fell", shares)} />
  ) : (
    <Callout kind="warning" title={t("rose", shares)} />
  );
}

function inHundred(share: number): string {
  return (share * 100).toFixed(1).replace(/\.0$/, "");
}
