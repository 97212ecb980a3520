import { useTranslations } from "next-intl";
import { BarTable } from "#components/charts/bar-table.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { isCause } from "#domain/pressing.ts";
import type { MerchantReport } from "#domain/report.ts";
import { useReasonWords } from "./use-reason-words.ts";

type ReportReasonsProps = Pick<MerchantReport, "reasons"> & Partial<Pick<MerchantReport, "ages">>;

/** Why, and since when. */
export function ReportReasons({ reasons, ages }: ReportReasonsProps) {
  const t = useTranslations("reports");
  const reasonOf = useReasonWords();
  const format = (value: number) => value.toLocaleString("en-US");
  if (reasons.length === 0)
    return (
      <Section title={t("reasons.title")}>
        <p className="text-ink-soft">{t("reasons.none")}</p>
      </Section>
    );
  return (
    <div className="grid gap-x-12 gap-y-10 wide:grid-cols-2">
      <Section title={t("reasons.title")}>
        <BarTable
          caption={t("reasons.caption")}
          nameLabel={t("columns.reason")}
          valueLabel={t("columns.count")}
          more={[t("columns.sum")]}
          format={format}
          bars={reasons.map(({ reason, count, total }) => ({
            id: reason,
            name: reasonOf(reason),
            value: count,
            tone: isCause(reason) ? "missing" : "returned",
            facts: [<Money key="sum" fen={total} />],
          }))}
        />
      </Section>
      {ages ? (
        <Section title={t("ages.title")}>
          <BarTable
            caption={t("ages.caption")}
            nameLabel={t("columns.age")}
            valueLabel={t("columns.count")}
            more={[t("columns.sum")]}
            format={format}
            bars={ages.map(({ age, count, total }) => ({
              id: age,
              name: t(`ages.names.${age}`),
              value: count,
              tone: "missing",
              facts: [<Money key="sum" fen={total} />],
            }))}
          />
        </Section>
      ) : null}
    </div>
  );
}
