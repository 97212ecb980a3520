import { useLocale, useTranslations } from "next-intl";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { longInstant } from "#components/ui/date-text.ts";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Slip, SlipCorrection } from "#server/assist/find-slip.ts";
import { ActList } from "./act-list.tsx";
import { SlipSheet } from "./slip-sheet.tsx";

/** 业务办理单, as it stands on paper. */
export function SlipArticle({ slip }: { slip: Slip }) {
  const t = useTranslations("assist.slip");
  const { number, merchant, corrections, pins } = slip;
  return (
    <SlipSheet title={t("title")} number={{ label: t("number"), text: number }} foot={t("foot")}>
      <Section title={t("sections.who")}>
        <DescriptionList>
          <Fact name={t("merchant")}>{merchant.name}</Fact>
          <Fact name={t("taxpayerId")}>
            <span className="figures">{merchant.taxpayerId}</span>
          </Fact>
          <Times slip={slip} />
        </DescriptionList>
      </Section>
      <Section title={t("sections.done")}>
        <ActList acts={slip.acts} />
      </Section>
      <Section title={t("sections.result")}>
        <DescriptionList>
          <Fact name={t("pins")}>{t("pinCounts", pins)}</Fact>
          {corrections.map((correction) => (
            <Fact
              key={`${correction.invoiceKey} ${correction.closedAs}`}
              name={t("invoice", { number: correction.invoiceKey })}
            >
              <CorrectionResult correction={correction} />
            </Fact>
          ))}
        </DescriptionList>
      </Section>
    </SlipSheet>
  );
}

function Times({ slip: { asked, by, reason, startedAt, ended } }: { slip: Slip }) {
  const t = useTranslations("assist");
  const locale = useLocale();
  return (
    <>
      <Fact name={t("slip.asked")}>{asked}</Fact>
      <Fact name={t("slip.by")}>{by}</Fact>
      <Fact name={t("slip.reason")}>
        <span className="wrap-anywhere">{reason}</span>
      </Fact>
      <Fact name={t("slip.started")}>
        <span className="figures">{longInstant(startedAt, locale)}</span>
      </Fact>
      <Fact name={t("slip.ended")}>
        {ended ? (
          <>
            <span className="figures">{longInstant(ended.at, locale)}</span> · {t(`endings.${ended.as}`)}
          </>
        ) : (
          t("past.open")
        )}
      </Fact>
    </>
  );
}

/** What the merchant did with it, and what came of that. */
function CorrectionResult({ correction: { closedAs, sent } }: { correction: SlipCorrection }) {
  const t = useTranslations("assist.slip.results");
  if (!sent) return t(closedAs ?? "waiting");
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
      {t("sent", { by: sent.by, reference: sent.reference })}
      <StateTag state={sent.state} />
    </span>
  );
}
