"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { signInNow } from "./actions.ts";

export function SignInForm({ next }: { next: string | null }) {
  const t = useTranslations("auth.signIn");
  const [state, submit] = useActionState(signInNow, idle);
  const words = useFormWords(state, "auth");
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid gap-5">
      <ErrorSummary key={words.all.map((one) => one.message).join()} title={t("failed")} messages={words.all} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextInput
        name="signInName"
        label={t("name")}
        error={words.of("signInName")}
        defaultValue={typed.signInName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordInput
        name="password"
        label={t("password")}
        error={words.of("password")}
        autoComplete="current-password"
        required
      />
      <SubmitButton block="always" pendingLabel={t("submitting")}>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
