"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import type { Act } from "#components/ui/act-form.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** How far apart sums may be; what was typed stays when it is refused. */
export function ToleranceForm({ action, yuan }: Pick<Act, "action"> & { yuan: string }) {
  const t = useTranslations("books.settings");
  const [state, submit] = useActionState(action, idle);
  const typed = state.status === "invalid" || state.status === "refused" ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-form gap-3">
      {state.status === "refused" ? <RefusalNotice room="books" code={state.code} look={paths.settings} /> : null}
      <TextInput
        name="tolerance"
        label={t("tolerance")}
        hint={t("toleranceHint")}
        error={state.status === "invalid" ? t("outOfRange") : undefined}
        defaultValue={typed.tolerance ?? yuan}
        inputMode="decimal"
        autoComplete="off"
        width={8}
        required
      />
      <div>
        <SubmitButton look="secondary" block="phone" pendingLabel={t("saving")}>
          {t("save")}
        </SubmitButton>
      </div>
    </form>
  );
}
