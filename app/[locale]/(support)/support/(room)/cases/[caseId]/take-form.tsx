"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { takeNow } from "../actions.ts";

type TakeFormProps = { id: string; seen: string; holder: { name: string } | null };

export function TakeForm({ id, seen, holder }: TakeFormProps) {
  const t = useTranslations("cases.acts");
  const [state, submit] = useActionState(takeNow, idle);
  const words = useFormWords(state, "cases");
  return (
    <form action={submit} className="grid gap-3">
      <ErrorSummary key={words.all.length} title={t("failed")} messages={words.all} />
      <input type="hidden" name="case" value={id} />
      <input type="hidden" name="seen" value={seen} />
      {holder ? <p className="text-ink-soft">{t("taken", { name: holder.name })}</p> : null}
      <div>
        <SubmitButton look={holder ? "secondary" : "primary"} block="phone" pendingLabel={t("taking")}>
          {holder ? t("takeOver", { name: holder.name }) : t("take")}
        </SubmitButton>
      </div>
    </form>
  );
}
