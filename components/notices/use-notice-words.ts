import { useTranslations } from "next-intl";
import type { ActionState } from "#components/action-state.ts";
import type { FieldMessage } from "#components/ui/error-summary.tsx";
import type { Messages } from "#i18n/messages.ts";

/** What a form about recipients was answered, in words: nothing while all is well. */
export function useNoticeWords(state: ActionState): FieldMessage[] {
  const problem = useTranslations("notices.settings.problems");
  const refusal = useTranslations("notices.settings.refusals");
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

type ProblemCode = keyof Messages["notices"]["settings"]["problems"];
type RefusalCode = keyof Messages["notices"]["settings"]["refusals"];
