"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { finishNow } from "./actions.ts";

/** Since which day it is there. */
export function FinishForm({ id, today }: { id: string; today: string }) {
  const t = useTranslations("feedback.improvements");
  const [state, submit] = useActionState(finishNow, idle);
  const words = useFormWords(state, "feedback", { doneOn: `done-on-${id}` });
  return (
    <form action={submit} noValidate className="grid max-w-form gap-3">
      <ErrorSummary key={words.all.map(({ message }) => message).join()} messages={words.all} />
      <input type="hidden" name="improvement" value={id} />
      <TextInput
        id={`done-on-${id}`}
        type="date"
        name="doneOn"
        label={t("doneOn")}
        error={words.of("doneOn")}
        defaultValue={today}
        max={today}
        required
      />
      <div>
        <SubmitButton look="secondary" block="phone" pendingLabel={t("saving")}>
          {t("finishSubmit")}
        </SubmitButton>
      </div>
    </form>
  );
}
