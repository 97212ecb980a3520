"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type PostFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  /** The question it answers; empty for a question. */
  questionId: string;
};

/** A question with its title, or an answer. What looks like a number is asked about before it is posted. */
export function PostForm({ action, questionId }: PostFormProps) {
  const t = useTranslations("board");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "board");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  const named = state.status === "invalid" && state.problems.some(({ code }) => code === "NAMES_SOMEBODY");
  const asks = questionId === "";
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-5">
      {named ? null : (
        <ErrorSummary key={words.all.map((one) => one.message).join()} title={t("form.failed")} messages={words.all} />
      )}
      <input type="hidden" name="questionId" value={questionId} />
      <div key={JSON.stringify(typed)} className="grid gap-5">
        {asks ? (
          <TextInput
            name="title"
            label={t("form.title")}
            hint={t("form.titleHint")}
            error={words.of("title")}
            defaultValue={typed.title}
            autoComplete="off"
            required
          />
        ) : null}
        <TextArea
          name="text"
          rows={asks ? 8 : 5}
          label={asks ? t("form.text") : t("answer.label")}
          hint={asks ? t("form.textHint") : t("answer.hint")}
          error={words.of("text")}
          defaultValue={typed.text}
          required
        />
      </div>
      {named ? (
        <Callout kind="warning" live title={t("form.namesTitle")}>
          {t("form.namesText")}
        </Callout>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {named ? (
          <>
            <SubmitButton name="digits" value="mask" block="phone" pendingLabel={t("form.pending")}>
              {t("form.mask")}
            </SubmitButton>
            <SubmitButton name="digits" value="keep" look="secondary" block="phone" pendingLabel={t("form.pending")}>
              {t("form.keep")}
            </SubmitButton>
          </>
        ) : (
          <SubmitButton block="phone" pendingLabel={t("form.pending")}>
            {t("form.submit")}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
