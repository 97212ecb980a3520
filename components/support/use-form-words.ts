import { useTranslations } from "next-intl";
import type { ActionState } from "#components/action-state.ts";
import type { FieldMessage } from "#components/ui/error-summary.tsx";
import type { Messages } from "#i18n/messages.ts";

/** What a staff form was answered, in words: nothing while all is well. */
export function useFormWords(state: ActionState): FieldMessage[] {
  const problem = useTranslations("support.problems");
  const refusal = useTranslations("support.refusals");
  if (state.status === "invalid") {
    return state.problems.map(({ code, field, facts }) => ({
      field,
      message: problem(code as ProblemCode, facts ?? {}),
    }));
  }
  if (state.status !== "refused") return [];
  const code = state.code as RefusalCode;
  return [{ message: refusal(refusal.has(code) ? code : "other") }];
}

type ProblemCode = keyof Messages["support"]["problems"];
type RefusalCode = keyof Messages["support"]["refusals"];
