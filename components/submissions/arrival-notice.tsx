import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { isOpen, type SubmissionState } from "#domain/submission.ts";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";

export const arrivals = ["queued", "already-open", "already-held", "differs"] as const;
export type Arrival = (typeof arrivals)[number];

/** While it goes as it mostly goes; afterwards its state below says more. */
const smooth: readonly SubmissionState[] = ["QUEUED", "CHECKING", "SENDING", "PROCESSING"];

/** After pressing submit: that it was taken, under which reference, what happens next, and a record to keep. */
export function ArrivalNotice({ arrival, submission }: { arrival: Arrival; submission: FoundSubmission }) {
  const t = useTranslations("submission.arrived");
  if (arrival !== "queued")
    return <Callout kind={arrival === "differs" ? "warning" : "note"} live title={t(arrival)} />;
  if (!isOpen(submission.state)) return null;
  const steps = [firstStep(submission), "leave", "receipt"] as const;
  return (
    <div data-tone="accepted" role="status" className="rounded-lg border border-tone-line bg-tone-soft p-5 mid:p-6">
      <p className="flex items-center gap-2 text-base font-semibold text-tone">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        {t("queued.title")}
      </p>
      <p className="mt-3 text-ink-soft">{t("queued.text")}</p>
      <p className="flex flex-wrap items-center gap-2">
        <span className="figures text-xl font-semibold select-all">{submission.reference}</span>
        <CopyButton text={submission.reference} label={t("copy")} doneLabel={t("copied")} />
      </p>
      <p className="mt-4 font-medium">{t("next")}</p>
      <ul className="list-disc ps-5">{steps.map((step) => step && <li key={step}>{t(`steps.${step}`)}</li>)}</ul>
      <div className="mt-4 print:hidden">
        <PrintButton label={t("record")} />
      </div>
    </div>
  );
}

function firstStep({ state, heldReason }: FoundSubmission): "carried" | "held" | "sent" | null {
  if (heldReason === "PACKAGE_WAITS") return "carried";
  if (state === "HELD") return "held";
  return smooth.includes(state) ? "sent" : null;
}
