import { useTranslations } from "next-intl";
import { type AssistPage, type AssistTarget, isAssistPage } from "#domain/assist-target.ts";
import type { ListedAct } from "#server/assist/list-acts.ts";
import { useFieldName } from "./pin-place.ts";

/** What was done, as a sentence. */
export function useActWords(): (act: ListedAct) => string {
  const t = useTranslations("assist");
  const fieldName = useFieldName();

  return ({ action, facts }) => {
    const { page = "", target = "", words = "", invoice = "", row = "", field = "", fields = "", as = "" } = facts;
    const where = target
      ? t("place", { page: pageName(page), target: t(`targets.${target as AssistTarget}`) })
      : pageName(page);
    switch (action) {
      case "assist.joined":
        return t("acts.joined", { reason: facts.reason ?? "" });
      case "assist.page-read":
        return t("acts.pageRead", { page: pageName(page) });
      case "assist.pointed":
        return t("acts.pointed", { where, words });
      case "assist.led":
        return t("acts.led", { where });
      case "assist.mark-seen":
        return t("acts.markSeen", { where });
      case "assist.pinned": {
        const at = invoice ? t("pins.invoice", { number: invoice }) : t("pins.row", { row: Number(row) });
        const place = field ? t("pins.field", { at, field: fieldName(field) }) : at;
        return t("acts.pinned", { place, words });
      }
      case "assist.pin-done":
        return t("acts.pinDone", { words });
      case "assist.pin-removed":
        return t("acts.pinRemoved", { words });
      case "assist.prepared":
        return t("acts.prepared", { number: invoice, fields: fields.split(" ").map(fieldName).join("、") });
      case "assist.correction-accepted":
        return t("acts.accepted", { number: invoice });
      case "assist.correction-declined":
        return t("acts.declined", { number: invoice });
      case "assist.correction-removed":
        return t("acts.removed", { number: invoice });
      case "assist.ended":
        return t(`endings.${as as "merchant"}`);
    }
  };

  function pageName(page: string): string {
    return t(`pages.${isAssistPage(page) ? page : ("elsewhere" satisfies AssistPage)}`);
  }
}
