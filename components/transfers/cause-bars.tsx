import { useFormatter, useTranslations } from "next-intl";
import { BarTable } from "#components/charts/bar-table.tsx";
import { HelpFor } from "#components/guides/help-for.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { sideOf } from "#domain/missing-cause.ts";
import type { Days, TransferAnalysis } from "#server/transfers/analyse-transfers.ts";
import { logAddress } from "./log-address.ts";
import { sideTones } from "./side-tones.ts";

/** Why knocks did not get through: each cause with its knocks behind it, and the answer for the merchant. */
export function CauseBars({ analysis, days }: { analysis: TransferAnalysis; days: Days }) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  if (analysis.causes.length === 0) return <p className="text-ink-soft">{t("causesNone")}</p>;
  return (
    <BarTable
      caption={t("bars.caption")}
      nameLabel={t("bars.cause")}
      valueLabel={t("bars.count")}
      more={[t("bars.share"), t("bars.side"), t("bars.help")]}
      format={(value) => format.number(value)}
      bars={analysis.causes.map(({ cause, count, share }) => ({
        id: cause,
        name: <TextLink href={logAddress({ cause, ...days })}>{t(`causes.${cause}`)}</TextLink>,
        value: count,
        tone: sideTones[sideOf(cause)],
        facts: [
          format.number(share, { style: "percent", maximumFractionDigits: 2 }),
          t(`sides.${sideOf(cause)}`),
          <HelpFor key={cause} code={cause} label={t("one.help")} />,
        ],
      }))}
    />
  );
}
