import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { reportLetters } from "#domain/report.ts";
import type { MerchantContext } from "#server/context.ts";
import { reportLettersOf } from "#server/reports/set-report-letters.ts";
import { chooseReports } from "./actions.ts";

/** Which reports go out to the addresses of the notices. Only owners see it. */
export async function ReportSettings({ merchant, saved }: { merchant: MerchantContext; saved?: string }) {
  const kept = await page(() => reportLettersOf(merchant));
  const t = await getTranslations("reports.settings");
  return (
    <div id="reports" className="scroll-mt-20">
      <Section title={t("title")} lead={t("lead")}>
        <form action={chooseReports} className="grid justify-items-start gap-3">
          {saved === "reports" ? (
            <Callout kind="success" live>
              {t("saved")}
            </Callout>
          ) : null}
          <RadioGroup
            name="reports"
            label={<span className="sr-only">{t("label")}</span>}
            defaultValue={kept}
            choices={reportLetters.map((value) => ({ value, label: t(`choices.${value}`) }))}
          />
          <button type="submit" className={buttonClass({})}>
            {t("save")}
          </button>
        </form>
      </Section>
    </div>
  );
}
