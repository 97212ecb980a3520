"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { joinNow } from "./actions.ts";

export function JoinForm() {
  const t = useTranslations("assist.join");
  const [state, submit] = useActionState(joinNow, idle);
  const words = useFormWords(state, "assist");
  const typed = state.status === "invalid" || state.status === "refused" ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-form gap-5">
      <ErrorSummary messages={words.all} />
      <TextInput
        name="code"
        label={t("code")}
        hint={t("codeHint")}
        error={words.of("code")}
        required
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        width={12}
      />
      <TextInput
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        error={words.of("reason")}
        defaultValue={typed.reason}
        required
        autoComplete="off"
        maxLength={200}
      />
      <div>
        <SubmitButton block="phone" pendingLabel={t("joining")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
