import { useTranslations } from "next-intl";
import { clock } from "#components/ui/date-text.ts";
import type { FieldMessage } from "#components/ui/error-summary.tsx";
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

/** `until` as a clock of Beijing, counts as numbers. */
function valuesOf({ until, ...facts }: Readonly<Record<string, string>>): Record<string, string | number> {
  const values = Object.entries(facts).map(([name, fact]) => [
    name,
    name !== "name" && /^\d+$/.test(fact) ? Number(fact) : fact,
  ]);
  return { ...Object.fromEntries(values), ...(until ? { until: clock(new Date(until)) } : {}) };
}
