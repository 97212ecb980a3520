import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { findings } from "#domain/reconciliation.ts";
import type { MerchantReport } from "#domain/report.ts";

const others = ["unknown", "held", "returned", "withSupport", "toCarry", "notYetDue"] as const;

/** What the comparisons found, and what else there was at that moment. */
export function ReportCompared({ report: { compared, now } }: { report: MerchantReport }) {
  const t = useTranslations("reports");
  const { times, complete } = compared;
  return (
    <div className="grid gap-x-12 gap-y-10 wide:grid-cols-2">
      <Section title={t("compared.title")}>
        <DescriptionList>
          <Fact name={t("compared.times")}>
            {times > 0 ? t("compared.timesValue", { times, complete }) : t("compared.none")}
          </Fact>
          {compared.broken > 0 ? (
            <Fact name={t("compared.broken")}>{t("compared.brokenValue", { count: compared.broken })}</Fact>
          ) : null}
          {compared.healed > 0 ? (
            <Fact name={t("compared.healed")}>{t("compared.healedValue", { count: compared.healed })}</Fact>
          ) : null}
          <Fact name={t("compared.completeTo")}>
            <Moment at={now.bureauCompleteTo} />
          </Fact>
          <Fact name={t("compared.at")}>
            <Moment at={compared.at} />
          </Fact>
          {findings
            .filter((finding) => (compared.findings?.[finding] ?? 0) > 0)
            .map((finding) => (
              <Fact key={finding} name={t(`compared.findings.${finding}`)}>
                <span className="figures">{(compared.findings?.[finding] ?? 0).toLocaleString("en-US")}</span>
              </Fact>
            ))}
        </DescriptionList>
      </Section>
      <Section title={t("others.title")}>
        <DescriptionList>
          {others.map((name) => (
            <Fact key={name} name={t(`others.${name}`)}>
              <span className="figures">{t("others.value", { count: now[name] })}</span>
            </Fact>
          ))}
        </DescriptionList>
      </Section>
    </div>
  );
}

function Moment({ at }: { at: string | null }) {
  const t = useTranslations("reports.compared");
  return at === null ? t("unknown") : <DateTime at={at} form="long" />;
}
