import { useTranslations } from "next-intl";
import { Steps } from "#components/ui/steps.tsx";
import type { BatchState } from "#domain/batch.ts";

export const batchSteps = ["upload", "check", "fix", "submit", "result"] as const;
export type BatchStep = (typeof batchSteps)[number];

export function BatchSteps({ current }: { current: BatchStep | "done" }) {
  const t = useTranslations("batch.steps");
  const place = current === "done" ? batchSteps.length : batchSteps.indexOf(current);
  return <Steps label={t("label")} steps={batchSteps.map((step) => t(`${step}`))} current={place} />;
}

/** @param toFix rows that keep the reader from going straight on to submitting */
export function stepOf(state: BatchState, toFix: number): BatchStep | "done" {
  if (state === "FAILED" || state === "CANCELLED") return "upload";
  if (state === "PARSING") return "check";
  if (state === "REVIEW") return toFix > 0 ? "fix" : "check";
  return state === "DONE" ? "done" : "result";
}
