import { useTranslations } from "next-intl";
import type { FieldMessage } from "#components/ui/error-summary.tsx";
import { valuesOf } from "#components/use-form-words.ts";
import type { Messages } from "#i18n/messages.ts";

/** Why a message was not taken, as the route that refused it left it for this page. */
export type Told = { readonly code: string; readonly field: string; readonly facts: Readonly<Record<string, string>> };

export function useToldWords(told: readonly Told[]): FieldMessage[] {
  const t = useTranslations("cases.problems");
  const other = useTranslations("cases.refusals")("other");
  return told.map(({ code, field, facts }) => {
    const known = code as keyof Messages["cases"]["problems"];
    return { field, message: t.has(known) ? t(known, valuesOf(facts)) : other };
  });
}
