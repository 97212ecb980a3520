import { useTranslations } from "next-intl";
import type { ActionState } from "#components/action-state.ts";
import { clock } from "#components/ui/date-text.ts";
import type { FieldMessage } from "#components/ui/error-summary.tsx";
import type { Messages } from "#i18n/messages.ts";

/** Rooms that say under `problems` and `refusals` what their forms were answered. */
type Room =
  | "assist"
  | "auth"
  | "board"
  | "cases"
  | "check"
  | "feedback"
  | "incidents"
  | "ledger"
  | "notices"
  | "status"
  | "support"
  | "training";

export type FormWords = {
  /** For the summary above the form; empty while all is well. */
  readonly all: readonly FieldMessage[];
  /** For beside the field itself. */
  readonly of: (field: string) => string | undefined;
};

/**
 * What a form was answered, in the words of its room; a refusal it has no words for is its `other`.
 * @param ids of controls whose id is not their field's name, as where several forms of a page ask for the same
 */
export function useFormWords(state: ActionState, room: Room, ids: Readonly<Record<string, string>> = {}): FormWords {
  const t = useTranslations();
  const all = messages();
  return { all, of: (field) => all.find((one) => one.field === idOf(field))?.message };

  function idOf(field: string): string {
    return ids[field] ?? field;
  }

  function messages(): FieldMessage[] {
    if (state.status === "invalid") {
      return state.problems.map(({ code, field, facts }) => ({
        field: field && idOf(field),
        message: t(`${room}.problems.${code}` as ProblemKey, valuesOf(facts)),
      }));
    }
    if (state.status !== "refused") return [];
    const known = `${room}.refusals.${state.code}` as RefusalKey;
    return [{ message: t(t.has(known) ? known : `${room}.refusals.other`, valuesOf(state.facts)) }];
  }
}

type ProblemKey = { [R in Room]: `${R}.problems.${keyof Messages[R]["problems"] & string}` }[Room];
type RefusalKey = { [R in Room]: `${R}.refusals.${keyof Messages[R]["refusals"] & string}` }[Room];

/** Counts as numbers, for plurals; `until` as a clock of Beijing. A name stays one, also of digits only. */
export function valuesOf(facts: Readonly<Record<string, string>> = {}): Record<string, string | number> {
  const values = Object.entries(facts).map(([name, fact]) => [
    name,
    name !== "name" && /^\d+$/.test(fact) ? Number(fact) : fact,
  ]);
  return { ...Object.fromEntries(values), ...(facts.until ? { until: clock(new Date(facts.until)) } : {}) };
}
