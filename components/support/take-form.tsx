"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type TakeFormProps = {
  room: "cases" | "feedback";
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  /** What is taken, and how it stood when the page was made, by name. */
  fields: Readonly<Record<string, string>>;
  holder: { readonly name: string } | null;
};

/** This clerk works on it from now on, instead of whoever did. */
export function TakeForm({ room, action, fields, holder }: TakeFormProps) {
  const t = useTranslations(`${room}.acts`);
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, room);
  return (
    <form action={submit} className="grid gap-3">
      <ErrorSummary key={words.all.length} title={t("failed")} messages={words.all} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {holder ? <p className="text-ink-soft">{t("taken", { name: holder.name })}</p> : null}
      <div>
        <SubmitButton look={holder ? "secondary" : "primary"} block="phone" pendingLabel={t("taking")}>
          {holder ? t("takeOver", { name: holder.name }) : t("take")}
        </SubmitButton>
      </div>
    </form>
  );
}
