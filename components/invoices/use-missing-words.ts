import { useFormatter, useTranslations } from "next-intl";
import { type MissingWords, missingWords, type Sighted } from "./missing-words.ts";

export function useMissingWords(invoice: Sighted): MissingWords {
  const missing = useTranslations("missing");
  const field = useTranslations("invoice.fields");
  const standing = useTranslations("states.standing");
  return missingWords(invoice, { missing, field, standing, format: useFormatter() });
}
