import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Fact } from "#components/ui/description-list.tsx";
import type { ListedProbe } from "#server/monitoring/list-probes.ts";

/** What our own looks at a way have shown, beside what the bureau says of itself. */
export function ProbeFacts({ probe: { last, day, agreement } }: { probe: ListedProbe }) {
  const t = useTranslations("watch.probe");
  return (
    <>
      <Fact name={t("last")}>
        {last ? (
          <>
            {last.cause === "" ? t("answered", { ms: last.ms ?? 0 }) : t(`causes.${last.cause}`)} ·{" "}
            <DateTime at={last.at} />
          </>
        ) : (
          t("never")
        )}
      </Fact>
      <Fact name={t("day")}>
        <span className="figures">{t("dayLine", day)}</span>
      </Fact>
      <Fact name={t("word")}>{t(`agreements.${agreement}`)}</Fact>
    </>
  );
}
