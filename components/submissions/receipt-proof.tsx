import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FoundReceipt, FoundSubmission } from "#server/submissions/find-submission.ts";

/** By what the bureau's answer is known again: its numbers, its clocks, its hash. */
export function ReceiptProof({ submission, receipt }: { submission: FoundSubmission; receipt: FoundReceipt }) {
  const t = useTranslations("receipt.page");
  const state = useTranslations("states.submission");
  return (
    <Section title={t("sections.proof")}>
      <DescriptionList>
        <Fact name={t("state")}>{state(`${submission.state}.label`)}</Fact>
        <Fact name={t("reference")}>
          <span className="figures select-all">{submission.reference}</span>
        </Fact>
        <Fact name={t("acceptance")}>
          {receipt.acceptanceNumber ? (
            <span className="figures break-all select-all">{receipt.acceptanceNumber}</span>
          ) : (
            t("noAcceptance")
          )}
        </Fact>
        <Fact name={t("queuedAt")}>
          <DateTime at={submission.queuedAt} form="long" />
        </Fact>
        {receipt.bureauTime ? (
          <Fact name={t("bureauTime")}>
            <DateTime at={receipt.bureauTime} form="long" />
          </Fact>
        ) : null}
        <Fact name={t("receivedAt")}>
          <DateTime at={receipt.receivedAt} form="long" />
        </Fact>
        {submission.warnings.length > 0 ? <Fact name={t("warnings")}>{submission.warnings.join(" ")}</Fact> : null}
      </DescriptionList>
      <div className="py-2">
        <p className="text-ink-soft">{t("sha256")}</p>
        <p className="font-mono text-xs break-all select-all">{receipt.sha256}</p>
        <p className="mt-1 text-xs text-ink-faint">{t("sha256Hint")}</p>
      </div>
    </Section>
  );
}
