"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { endNow } from "../actions.ts";

export function EndForm({ assistId }: { assistId: string }) {
  const t = useTranslations("assist.desk");
  const [state, submit] = useActionState(endNow, idle);
  const words = useFormWords(state, "assist");
  return (
    <form action={submit} className="grid w-full gap-3 mid:w-auto">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="assist" value={assistId} />
      <SubmitButton look="secondary" block="phone" pendingLabel={t("ending")}>
        {t("end")}
      </SubmitButton>
    </form>
  );
}
