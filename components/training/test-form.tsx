"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type TestFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  attempt: string;
  course: string;
  /** In words already; an option's place is its value. */
  questions: readonly { readonly text: string; readonly options: readonly string[] }[];
};

/** The questions of one attempt; handed in once. */
export function TestForm({ action, attempt, course, questions }: TestFormProps) {
  const t = useTranslations("training.test");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "training");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-8">
      <ErrorSummary
        key={words.all.map((one) => one.message).join()}
        title={state.status === "refused" ? t("refused") : t("failed")}
        messages={words.all}
      />
      <input type="hidden" name="attempt" value={attempt} />
      <input type="hidden" name="course" value={course} />
      <div key={JSON.stringify(typed)} className="grid gap-8">
        {questions.map(({ text, options }, place) => (
          <RadioGroup
            key={text}
            name={`q${place}`}
            label={text}
            error={words.of(`q${place}`)}
            defaultValue={typed[`q${place}`]}
            choices={options.map((label, choice) => ({ value: String(choice), label }))}
          />
        ))}
      </div>
      <div>
        <SubmitButton block="phone" pendingLabel={t("handingIn")}>
          {t("handIn")}
        </SubmitButton>
      </div>
    </form>
  );
}
