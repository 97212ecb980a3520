import { useTranslations } from "next-intl";
import type { CaseCode } from "#domain/verdict.ts";

type Titled = { readonly subject: string; readonly code: CaseCode | null };

/** What a case is about: in the merchant's words, or why it opened by itself. */
export function useCaseTitle(): (titled: Titled) => string {
  const t = useTranslations("cases.kinds");
  const codes = useTranslations("support.cases.codes");
  return ({ subject, code }) => subject || (code ? codes(code) : t("submission"));
}
