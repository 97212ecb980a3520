import { useTranslations } from "next-intl";
import type { ActionState } from "#components/action-state.ts";
import { clock } from "#components/ui/date-text.ts";
import type { FieldMessage } from "#components/ui/error-summary.tsx";
import type { Messages } from "#i18n/messages.ts";

type FormMessages = {
  /** For the summary above the form. */
  all: FieldMessage[];
  /** For beside the field itself. */
  of: (field: string) => string | undefined;
};

/** What a form about somebody's own account was answered, in words. */
export function useFormMessages(state: ActionState): FormMessages {
  const problem = useTranslations("auth.problems");
  const refusal = useTranslations("auth.refusals");
  const all = messages();
  return { all, of: (field) => all.find((one) => one.field === field)?.message };

  function messages(): FieldMessage[] {
    if (state.status === "invalid") {
      return state.problems.map(({ code, field, facts }) => ({
        field,
        message: problem(code as ProblemCode, valuesOf(facts)),
      }));
    }
    if (state.status !== "refused") return [];
    const code = refusal.has(state.code as RefusalCode) ? (state.code as RefusalCode) : "other";
    return [{ message: refusal(code, valuesOf(state.facts)) }];
  }
}

type ProblemCode = keyof Messages["auth"]["problems"];
type RefusalCode = keyof Messages["auth"]["refusals"];

/** Counts as numbers, for plurals; `until` as a clock of Beijing. */
function valuesOf(facts: Readonly<Record<string, string>> = {}): Record<string, string | number> {
  const values = Object.entries(facts).map(([name, fact]) => [name, /^\d+$/.test(fact) ? Number(fact) : fact]);
  return { ...Object.fromEntries(values), ...(facts.until ? { until: clock(new Date(facts.until)) } : {}) };
}
