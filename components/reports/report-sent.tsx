import { useTranslations } from "next-intl";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { formatYuan } from "#domain/money.ts";
import type { MerchantReport } from "#domain/report.ts";
import { PlacesChart } from "./places-chart.tsx";

const shown = ["all", "accepted", "returned", "onTheirWay", "withSupport", "cancelled"] as const;

/** What was submitted in this time, with what result. */
export function ReportSent({ report: { kind, sent, places, files } }: { report: MerchantReport }) {
  const t = useTranslations("reports.sent");
  if (sent.all.count === 0 && files.files === 0)
    return (
      <Section title={t("title")}>
        <p className="text-ink-soft">{t("none")}</p>
      </Section>
    );
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-x-12 gap-y-8 wide:grid-cols-2">
        <DescriptionList>
          {shown
            .filter((name) => name === "all" || sent[name].count > 0)
            .map((name) => (
              <Fact key={name} name={t(name)}>
                <span className="figures">
                  {t("tally", { count: sent[name].count, sum: formatYuan(sent[name].total) })}
                </span>
              </Fact>
            ))}
          {files.files > 0 ? (
            <Fact name={t("files")}>
              <span className="figures">{t("filesValue", files)}</span>
            </Fact>
          ) : null}
        </DescriptionList>
        <PlacesChart kind={kind} places={places} />
      </div>
    </Section>
  );
}
