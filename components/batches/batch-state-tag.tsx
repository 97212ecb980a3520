import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { batchLooks } from "#components/ui/status-tone.ts";
import type { BatchState } from "#domain/batch.ts";

export function BatchStateTag({ state }: { state: BatchState }) {
  const t = useTranslations("states.batch");
  return <StatusTag {...batchLooks[state]} label={t(`${state}.label`)} spinning={state === "PARSING"} />;
}
