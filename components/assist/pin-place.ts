import { useTranslations } from "next-intl";
import { fieldLabelKey } from "#components/invoices/field-label-key.ts";
import { paths } from "#components/paths.ts";
import type { WaitingPin } from "#server/assist/list-waiting.ts";

type Place = Pick<WaitingPin, "invoiceKey" | "batchId" | "rowNumber" | "field">;

/** Where a pin is, in words: 发票 …0001 · 购方名称, 第 12 行. */
export function usePinPlace(): (pin: Place) => string {
  const t = useTranslations("assist.pins");
  const name = useFieldName();
  return ({ invoiceKey, rowNumber, field }) => {
    const at = invoiceKey ? t("invoice", { number: invoiceKey }) : t("row", { row: rowNumber ?? 0 });
    return field ? t("field", { at, field: name(field) }) : at;
  };
}

/** The name of a field by its path; of a line's, with which line. */
export function useFieldName(): (path: string) => string {
  const t = useTranslations("invoice");
  const tPins = useTranslations("assist.pins");
  return (path) => {
    const key = fieldLabelKey(path);
    if (key === null) return path;
    const line = /^lines\.(\d+)\./.exec(path)?.[1];
    return line === undefined ? t(key) : tPins("line", { line: Number(line) + 1, field: t(key) });
  };
}

/** Where it can be done. */
export function pinAddress({ invoiceKey, batchId, rowNumber }: Place): string {
  if (invoiceKey) return paths.missingInvoice(invoiceKey);
  return paths.batchRow(batchId ?? "", rowNumber ?? 0);
}
