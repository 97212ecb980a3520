"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type NameFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  /** Where one came from to answer; empty for who wants to ask. */
  questionId: string;
};

/** The name one goes by on the board, chosen once. */
export function NameForm({ action, questionId }: NameFormProps) {
  const t = useTranslations("board.name");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "board");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-form gap-5">
      <ErrorSummary key={words.all.map((one) => one.message).join()} title={t("failed")} messages={words.all} />
      <input type="hidden" name="questionId" value={questionId} />
      <div key={JSON.stringify(typed)} className="grid gap-4">
        <TextInput
          name="displayName"
          label={t("label")}
          hint={t("hint")}
          error={words.of("displayName")}
          defaultValue={typed.displayName}
          autoComplete="off"
          width={20}
          required
        />
        <Checkbox name="wishes" label={t("wishes")} defaultChecked={typed.wishes === "on"} />
      </div>
      <div>
        <SubmitButton block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
