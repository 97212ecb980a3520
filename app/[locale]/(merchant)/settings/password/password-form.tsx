"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { changePasswordNow } from "./actions.ts";

type PasswordFormProps = { signInName: string; shortest: number };

export function PasswordForm({ signInName, shortest }: PasswordFormProps) {
  const t = useTranslations("settings");
  const [state, submit] = useActionState(changePasswordNow, idle);
  const words = useFormWords(state, "auth");
  if (state.status === "done") {
    return (
      <div className="grid justify-items-start gap-6">
        <Callout kind="success" live title={t("passwordPage.done")}>
          {t("passwordPage.doneText")}
        </Callout>
        <ButtonLink href={paths.settings}>{t("back")}</ButtonLink>
      </div>
    );
  }
  return (
    <form action={submit} noValidate className="grid max-w-form gap-5">
      <ErrorSummary
        key={words.all.map((one) => one.message).join()}
        title={t("passwordPage.failed")}
        messages={words.all}
      />
      {/* For the password manager: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={signInName} readOnly hidden />
      <PasswordInput
        name="currentPassword"
        label={t("passwordPage.current")}
        error={words.of("currentPassword")}
        autoComplete="current-password"
        required
      />
      <PasswordInput
        name="newPassword"
        label={t("passwordPage.next")}
        hint={t("passwordPage.hint", { shortest })}
        error={words.of("newPassword")}
        autoComplete="new-password"
        minLength={shortest}
        required
      />
      <div>
        <SubmitButton block="phone" pendingLabel={t("passwordPage.submitting")}>
          {t("passwordPage.submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
