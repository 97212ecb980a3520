import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { batchLooks } from "#components/ui/status-tone.ts";
import type { Delivery } from "#server/ledger/delivery.ts";

const looks = {
  RUNNING: batchLooks.PARSING,
  DONE: batchLooks.DONE,
  PARTLY: batchLooks.DONE_WITH_FAILURES,
  FAILED: batchLooks.FAILED,
} as const;

export function DeliveryStateTag({ state, counts }: Pick<Delivery, "state" | "counts">) {
  const t = useTranslations("ledger.deliveryStates");
  const shown = state === "DONE" && counts.refused > 0 ? "PARTLY" : state;
  return <StatusTag {...looks[shown]} label={t(shown)} spinning={shown === "RUNNING"} />;
}
