"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { IssuingLimitsText } from "#domain/issuing-limits.ts";

type LimitsFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  own: IssuingLimitsText;
  /** What is taken where nothing is said. */
  hours: string;
};

export function LimitsForm({ action, own, hours }: LimitsFormProps) {
  const t = useTranslations("ledger.limits");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "ledger");
  const typed: IssuingLimitsText = state.status === "invalid" || state.status === "refused" ? state.typed : own;
  return (
    <form data-assist="limits" action={submit} noValidate className="grid max-w-form gap-5">
      <ErrorSummary key={words.all.map(({ message }) => message).join()} messages={words.all} />
      <TextInput
        name="offlineHours"
        label={t("offlineHours")}
        hint={t("offlineHoursHint", { hours })}
        error={words.of("offlineHours")}
        defaultValue={typed.offlineHours}
        inputMode="numeric"
        maxLength={8}
        width={12}
      />
      <TextInput
        name="offlineTotal"
        label={t("offlineTotal")}
        error={words.of("offlineTotal")}
        defaultValue={typed.offlineTotal}
        inputMode="decimal"
        maxLength={24}
        width={20}
      />
      <TextInput
        name="singleLimit"
        label={t("singleLimit")}
        hint={t("singleLimitHint")}
        error={words.of("singleLimit")}
        defaultValue={typed.singleLimit}
        inputMode="decimal"
        maxLength={24}
        width={20}
      />
      <div>
        <SubmitButton block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
